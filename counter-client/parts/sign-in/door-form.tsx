import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { Texts } from '../../../server/web/i18n.ts';
import type { FrameTextKey } from '../frame/zh.ts';
import type { Door } from './door.ts';
import { typedFields } from './typed-fields.ts';

export interface DoorProps {
  readonly door: Door;
  readonly texts: Texts<FrameTextKey>;
}

interface FieldProps {
  readonly label: string;
  readonly name: string;
  readonly type: 'text' | 'password';
  readonly autocomplete: string;
  readonly hint: string | null;
  readonly focus: boolean;
}

/** One field of a form, named for whoever hears it; its form reads it by name. */
export function DoorField({ label, name, type, autocomplete, hint, focus }: FieldProps) {
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (focus) input.current?.focus();
  }, [focus]);
  const described = hint === null ? undefined : `${name}-hint`;
  const shared = { class: 'field', name, autocomplete, spellcheck: false, required: true, 'aria-describedby': described } as const;
  return (
    <label class="door-field">
      <span>{label}</span>
      {type === 'password' ? (
        <input ref={input} type="password" {...shared} />
      ) : (
        <input ref={input} type="text" autocapitalize="none" {...shared} />
      )}
      {hint === null ? null : <small id={described}>{hint}</small>}
    </label>
  );
}

interface FormProps extends DoorProps {
  readonly title: string;
  readonly hint: string | null;
  readonly button: FrameTextKey;
  /** Another reason why it cannot be sent; null: none. */
  readonly fault: string | null;
  readonly onSend: (read: (field: string) => string) => void;
  readonly children: ComponentChildren;
}

export function DoorForm({ door, texts, title, hint, button, fault, onSend, children }: FormProps) {
  const trouble = door.trouble.value;
  const said = trouble === null ? fault : trouble === 'lost' ? texts.t('noServerAnswer', {}) : texts.pick(trouble);
  return (
    <form onSubmit={(event) => onSend(typedFields(event))}>
      <h1>{title}</h1>
      {hint === null ? null : <p class="hint">{hint}</p>}
      {children}
      <p class="refusal" role="alert">
        {said ?? ''}
      </p>
      <button type="submit" class="key key-filled" aria-busy={door.busy.value}>
        {texts.t(door.busy.value ? 'signingIn' : button, {})}
      </button>
    </form>
  );
}
