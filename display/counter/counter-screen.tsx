import type { CounterDisplayCommand, CounterDisplayView } from '../../server/contract/counter-display.ts';
import type { LocalText } from '../../server/web/i18n.ts';
import type { Connection } from '../../server/web/connect.ts';
import { Bilingual, BothLanguages } from '../bilingual.tsx';
import { texts } from '../texts.ts';

/** More would not fit a small display, and nobody chooses among ten. */
const ELSEWHERE_SHOWN = 3;

/** A letter and three digits. */
const SHORT_NUMBER_LENGTH = 4;

/** One counter's own display: whose turn it is here, and nothing about who. */
export function CounterScreen({ connection }: { readonly connection: Connection<CounterDisplayView, CounterDisplayCommand> }) {
  const view = connection.view.value;
  if (view === null) return <Unconnected connection={connection} />;
  const window = <Bilingual tag="h1" text="counter" params={{ label: view.label }} className="window" />;
  /* Not heard of: only what is certain, which is the counter's own name. */
  if (connection.freshness.value !== 'live') return <main class="counter alone">{window}</main>;
  return (
    <main class={`counter ${view.state}`}>
      {window}
      <State view={view} />
    </main>
  );
}

function State({ view }: { readonly view: CounterDisplayView }) {
  switch (view.state) {
    case 'calling':
      return (
        <div class="call" key={view.number} aria-live="polite">
          <p class={(view.number ?? '').length > SHORT_NUMBER_LENGTH ? 'number long' : 'number'}>{view.number}</p>
          <Bilingual tag="p" text="comeNow" params={{}} className="wish" />
        </div>
      );
    case 'serving':
      return <Bilingual tag="p" text="inService" params={{}} className="says" />;
    case 'idle':
      return <Bilingual tag="p" text="counterIdle" params={{}} className="says" />;
    case 'paused':
      return <Away text="counterPaused" elsewhere={view.elsewhere} />;
    case 'closed':
      return <Away text="counterClosed" elsewhere={view.elsewhere} />;
    default:
      return view.state satisfies never;
  }
}

/** Not served here; where else, if anywhere. */
function Away({ text, elsewhere }: { readonly text: 'counterPaused' | 'counterClosed'; readonly elsewhere: readonly string[] }) {
  const labels = elsewhere.slice(0, ELSEWHERE_SHOWN);
  return (
    <div class="away">
      <Bilingual tag="p" text={text} params={{}} className="says" />
      {labels.length > 0 && <BothLanguages tag="p" text={goElsewhere(labels)} className="adds" />}
    </div>
  );
}

/** "请到 1、2 号窗口", "Please go to counter 1, 2". */
function goElsewhere(labels: readonly string[]): LocalText {
  return {
    'zh-CN': texts.tIn('zh-CN', 'goElsewhere', { labels: labels.join('、') }),
    en: texts.tIn('en', 'goElsewhere', { labels: labels.join(', ') }),
  };
}

function Unconnected({ connection }: { readonly connection: Connection<CounterDisplayView, CounterDisplayCommand> }) {
  const refusal = connection.refusalText.value;
  return (
    <main class="counter alone">
      {refusal === null ? (
        <Bilingual tag="h1" text="connecting" params={{}} className="adds" />
      ) : (
        <BothLanguages tag="h1" text={refusal} className="adds" />
      )}
    </main>
  );
}
