import type { SlipField, SlipLine, SlipConfiguration } from '../../server/kernel/configuration/slip-template.ts';
import type { SlipEditor } from './slip-editor.ts';
import { FIELD_WORDS } from './words.ts';

const TEXT_MAX_LENGTH = 60;
const LINES_MAX = 16;

interface EditorProps {
  readonly editor: SlipEditor;
  readonly draft: SlipConfiguration;
}

/** What stands on the slip, line by line. */
export function LineEditor({ editor, draft }: EditorProps) {
  const { texts } = editor;
  const setLines = (lines: readonly SlipLine[]): void => editor.edit({ ...draft, lines });
  const used = draft.lines.flatMap((line) => (line.kind === 'field' ? [line.field] : []));
  const absent = (Object.keys(FIELD_WORDS) as SlipField[]).filter((field) => !used.includes(field));
  const isFull = draft.lines.length >= LINES_MAX;
  const emptyText: SlipLine = { kind: 'text', text: { 'zh-CN': '', en: '' }, size: 1, bold: false };
  return (
    <section>
      <h2>{texts.t('lines', {})}</h2>
      <p class="hint">{texts.t('linesHint', {})}</p>
      <ol class="slip-lines">
        {draft.lines.map((line, index) => (
          <LineRow key={index} editor={editor} lines={draft.lines} line={line} index={index} setLines={setLines} />
        ))}
      </ol>
      <div class="adders">
        <button type="button" data-add="text" disabled={isFull} onClick={() => setLines([...draft.lines, emptyText])}>
          {texts.t('addText', {})}
        </button>
        {absent.map((field) => (
          <button
            key={field}
            type="button"
            data-add={field}
            disabled={isFull}
            onClick={() => setLines([...draft.lines, { kind: 'field', field }])}
          >
            {texts.t('add', { field: texts.t(FIELD_WORDS[field], {}) })}
          </button>
        ))}
      </div>
    </section>
  );
}

interface RowProps {
  readonly editor: SlipEditor;
  readonly lines: readonly SlipLine[];
  readonly line: SlipLine;
  readonly index: number;
  readonly setLines: (lines: readonly SlipLine[]) => void;
}

function LineRow({ editor, lines, line, index, setLines }: RowProps) {
  const { texts } = editor;
  const hasProblem = editor.check.value.problems.some((problem) => problem.line === index + 1);
  const replace = (...with_: readonly SlipLine[]): void => setLines([...lines.slice(0, index), ...with_, ...lines.slice(index + 1)]);
  const swap = (at: number): void => {
    const [one, other] = [lines[at], lines[at + 1]];
    if (one !== undefined && other !== undefined) setLines([...lines.slice(0, at), other, one, ...lines.slice(at + 2)]);
  };
  const number = { line: index + 1 };
  return (
    <li class={hasProblem ? 'wrong' : ''} data-line={index + 1}>
      <span class="line-number">{index + 1}</span>
      {line.kind === 'field' ? (
        <span class="field-name">
          {texts.t(FIELD_WORDS[line.field], {})}
          {line.field === 'code' ? <small>{texts.t('codeHint', {})}</small> : null}
        </span>
      ) : (
        <TextFields editor={editor} line={line} change={replace} />
      )}
      <span class="movers">
        <button type="button" aria-label={texts.t('up', number)} disabled={index === 0} onClick={() => swap(index - 1)}>
          ↑
        </button>
        <button type="button" aria-label={texts.t('down', number)} disabled={index === lines.length - 1} onClick={() => swap(index)}>
          ↓
        </button>
        <button type="button" aria-label={texts.t('remove', number)} onClick={() => replace()}>
          ✕
        </button>
      </span>
    </li>
  );
}

type TextLine = Extract<SlipLine, { kind: 'text' }>;

function TextFields({
  editor,
  line,
  change,
}: {
  readonly editor: SlipEditor;
  readonly line: TextLine;
  readonly change: (line: SlipLine) => void;
}) {
  const { texts } = editor;
  const setSize = (isLarge: boolean): void => change({ ...line, size: isLarge ? 2 : 1 });
  return (
    <span class="text-fields">
      <BothInputs editor={editor} text={line.text} change={(text) => change({ ...line, text })} />
      <label>
        <input type="checkbox" checked={line.size === 2} onChange={(event) => setSize(event.currentTarget.checked)} />{' '}
        {texts.t('large', {})}
      </label>
      <label>
        <input type="checkbox" checked={line.bold} onChange={(event) => change({ ...line, bold: event.currentTarget.checked })} />{' '}
        {texts.t('bold', {})}
      </label>
    </span>
  );
}

interface BothProps {
  readonly editor: SlipEditor;
  readonly text: TextLine['text'];
  readonly change: (text: TextLine['text']) => void;
}

/** One text in both languages; a slip without its English would be half a slip. */
export function BothInputs({ editor, text, change }: BothProps) {
  return (['zh-CN', 'en'] as const).map((language) => (
    <label key={language} class="worded">
      <span>{editor.texts.t(language === 'en' ? 'inEnglish' : 'inChinese', {})}</span>
      <input
        type="text"
        lang={language}
        maxLength={TEXT_MAX_LENGTH}
        value={text[language]}
        aria-invalid={text[language].trim() === ''}
        onInput={(event) => change({ ...text, [language]: event.currentTarget.value })}
      />
    </label>
  ));
}
