import type { LocalText, TextParams } from '../i18n.ts';
import { CODE_DIGITS, type Pairing } from './pairing.ts';
import { type TextKey, texts } from './texts.ts';

const KEYS = ['1', '2', '3', '4', '5', '6', '7', '8', '9', 'clear', '0', 'erase'] as const;

function both(text: TextKey, params: TextParams): LocalText {
  return { 'zh-CN': texts.tIn('zh-CN', text, params), en: texts.tIn('en', text, params) };
}

function Said({ text, className }: { readonly text: LocalText; readonly className: string }) {
  return (
    <p class={className}>
      {text['zh-CN']}
      <span class="english" lang="en">
        {text.en}
      </span>
    </p>
  );
}

function Digits({ code }: { readonly code: string }) {
  const heard = both('digits', { count: code.length, total: CODE_DIGITS });
  return (
    <div class="digits" role="status">
      {Array.from({ length: CODE_DIGITS }, (_, index) => (
        <span key={index} class="digit" data-filled={index < code.length} aria-hidden="true">
          {code[index] ?? ''}
        </span>
      ))}
      <span class="heard-only">{heard['zh-CN']}</span>
    </div>
  );
}

interface PairingProps {
  readonly pairing: Pairing;
}

function Keypad({ pairing }: PairingProps) {
  const press = (key: (typeof KEYS)[number]): void => {
    if (key === 'clear') pairing.clear();
    else if (key === 'erase') pairing.erase();
    else pairing.press(key);
  };
  return (
    <div class="keypad">
      {KEYS.map((key) => {
        const word = key === 'clear' || key === 'erase' ? both(key, {}) : null;
        return (
          <button key={key} type="button" class={word === null ? 'key' : 'key key-word'} onClick={() => press(key)}>
            {word === null ? key : word['zh-CN']}
            {word === null ? null : (
              <span class="english" lang="en">
                {word.en}
              </span>
            )}
          </button>
        );
      })}
    </div>
  );
}

/** Tells customers whom to ask, and lets the administrator type the code. */
export function PairPage({ pairing }: PairingProps) {
  const state = pairing.state.value;
  const trouble = pairing.trouble.value;
  if (state.name === 'looking') {
    return (
      <main class="pair pair-alone">
        <Said className="says" text={both(state.answered ? 'connecting' : 'noAnswer', {})} />
      </main>
    );
  }
  return (
    <main class="pair">
      <header class="pair-head">
        <h1>
          {both('title', {})['zh-CN']}
          <span class="english" lang="en">
            {both('title', {}).en}
          </span>
        </h1>
        <Said className="customers" text={both('customers', {})} />
      </header>
      <section class="sheet" aria-busy={state.name === 'sending'}>
        <Said className="says" text={both(state.name === 'sending' ? 'sending' : 'enter', {})} />
        <Digits code={pairing.code.value} />
        <div class="trouble" role="alert">
          {trouble === null ? null : <Said className="wrong" text={trouble === 'lost' ? both('lost', {}) : trouble} />}
        </div>
        <Keypad pairing={pairing} />
      </section>
      <div class="how">
        <Said className="how-line" text={both('ask', {})} />
        <code>npm run pair -- {pairing.place.words}</code>
      </div>
    </main>
  );
}

/** The address does not say which screen this is. */
export function NowherePage() {
  return (
    <main class="pair pair-alone">
      <Said className="says" text={both('nowhere', {})} />
      <Said className="how-line" text={both('nowhereLine', {})} />
      <code>/pair?to=/kiosk/kiosk-1</code>
    </main>
  );
}
