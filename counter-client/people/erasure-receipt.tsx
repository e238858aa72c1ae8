import type { ErasureReceipt } from '../../server/contract/people/erasure.ts';
import type { Texts } from '../../server/web/i18n.ts';
import { momentInWords } from '../parts/date/dates.ts';
import { saveFile } from '../parts/save-file.ts';
import { ErasureCounts, KIND_WORDS, KINDS } from './erasure-counts.tsx';
import type { PeopleTextKey } from './zh.ts';

interface Props {
  readonly texts: Texts<PeopleTextKey>;
  readonly receipt: ErasureReceipt;
  readonly next: () => void;
}

/** For the customer: when, by whom, how much, and what remains and why. It names nobody but who did it. */
export function ErasureReceiptView({ texts, receipt, next }: Props) {
  const facts = factsOf(texts, receipt);
  const stays = staysOf(texts, receipt);
  const save = () => {
    const counts = KINDS.map((kind) => [texts.t(KIND_WORDS[kind], {}), String(receipt.counts[kind])] as const);
    const lines = [...facts, ...counts, [texts.t('erasureTotal', {}), String(receipt.total)] as const].map((line) => line.join(': '));
    const text = [texts.t('erasureReceipt', {}), ...lines, texts.t('erasureStays', {}), ...stays].join('\r\n');
    void saveFile(new Response(`\ufeff${text}\r\n`), `erasure-${receipt.number}.txt`);
  };
  return (
    <article class="erasure-receipt" data-receipt={receipt.number}>
      <h2>{texts.t('erasureReceipt', {})}</h2>
      <dl>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <ErasureCounts texts={texts} counts={receipt.counts} total={receipt.total} />
      <h3>{texts.t('erasureStays', {})}</h3>
      <ul>
        {stays.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <div class="trail-filters">
        <button type="button" class="key key-filled" data-act="print" onClick={() => print()}>
          {texts.t('erasurePrint', {})}
        </button>
        <button type="button" class="key" data-act="save" onClick={save}>
          {texts.t('erasureSave', {})}
        </button>
        <button type="button" class="key" data-act="next" onClick={next}>
          {texts.t('erasureNext', {})}
        </button>
      </div>
    </article>
  );
}

function factsOf(
  texts: Props['texts'],
  { number, at, staffName, staffId, timeZone }: ErasureReceipt,
): readonly (readonly [string, string])[] {
  return [
    [texts.t('erasureNumber', {}), number],
    [texts.t('erasureAt', {}), momentInWords(at, timeZone, texts.language.value)],
    [texts.t('erasureBy', {}), `${texts.t('roleSupervisor', {})} ${staffName ?? staffId}`],
  ];
}

function staysOf(texts: Props['texts'], { remains, timeZone }: ErasureReceipt): readonly string[] {
  const { archives, archivesUntil, hasSecondFolder, replaced } = remains;
  const until = momentInWords(archivesUntil, timeZone, texts.language.value);
  return [
    texts.t('erasureStaysTickets', {}),
    ...(archives === 0 ? [] : [texts.t('erasureStaysArchives', { archives: String(archives), until })]),
    ...(hasSecondFolder ? [texts.t('erasureStaysSecond', {})] : []),
    ...(replaced === 0 ? [] : [texts.t('erasureStaysReplaced', { count: String(replaced) })]),
    texts.t('erasureStaysPaper', {}),
  ];
}
