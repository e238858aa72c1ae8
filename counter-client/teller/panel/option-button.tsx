interface Props {
  /** What to type for it; "" when nothing. */
  readonly cap: string;
  readonly label: string;
  /** A second, smaller line; "" for none. */
  readonly note: string;
  readonly chosen: boolean;
  readonly disabled: boolean;
  readonly busy: boolean;
  readonly onPick: () => void;
}

/** One numbered choice of a panel. */
export function OptionButton({ cap, label, note, chosen, disabled, busy, onPick }: Props) {
  return (
    <button
      type="button"
      class={`option ${chosen ? 'option-chosen' : ''} ${busy ? 'key-pressed' : ''}`}
      data-option={cap}
      aria-pressed={chosen}
      aria-disabled={disabled}
      onClick={() => {
        if (!disabled) onPick();
      }}
    >
      {cap === '' ? null : <kbd aria-hidden="true">{cap}</kbd>}
      <span class="key-words">
        <span class="key-label">{label}</span>
        {note === '' ? null : <small>{note}</small>}
      </span>
    </button>
  );
}
