import { signal } from '@preact/signals';
import { encodeSlip } from '../../hardware/codec/encode-slip.ts';
import { PRINTER_PROFILES } from '../../hardware/codec/printer-profile.ts';
import type { PrinterProfile } from '../../hardware/codec/printer-profile.ts';
import { drawSlip } from '../../hardware/virtual-printer/draw-slip.ts';
import { slipSvg } from '../../hardware/virtual-printer/slip-svg.ts';
import type { SlipSample } from '../../server/contract/slip-template.ts';
import type { SlipEditor } from './slip-editor.ts';

const PAPERS: Readonly<Record<'paper80' | 'paper58', PrinterProfile>> = {
  paper80: PRINTER_PROFILES['epson-80mm'],
  paper58: PRINTER_PROFILES['generic-58mm'],
};
/** Start, eight data and stop bit. */
const BITS_A_BYTE = 10;
const BAUD = 9_600;
/** Any job has a tag; this one is printed by nobody. */
const PREVIEW_TAG = 1;

const paper = signal<keyof typeof PAPERS>('paper80');
const crowd = signal<SlipSample['crowd']>('quiet');
const print = signal<'usual' | 'elder'>('usual');

/** The slips as a printer gets them: the agent's own bytes, read back and drawn. */
export function Preview({ editor }: { readonly editor: SlipEditor }) {
  const { texts } = editor;
  const shown = editor.check.value.samples.filter((sample) => sample.crowd === crowd.value && sample.elder === (print.value === 'elder'));
  return (
    <section class="preview">
      <h2>{texts.t('preview', {})}</h2>
      <p class="hint">{texts.t('previewHint', {})}</p>
      <div class="choices">
        <Choice editor={editor} chosen={paper} of={['paper80', 'paper58']} />
        <Choice editor={editor} chosen={crowd} of={['quiet', 'crowded']} />
        <Choice editor={editor} chosen={print} of={['usual', 'elder']} />
      </div>
      <div class="papers">
        {shown.map((sample) => (
          <Paper key={sample.language} editor={editor} sample={sample} profile={PAPERS[paper.value]} />
        ))}
      </div>
    </section>
  );
}

type Word = 'paper80' | 'paper58' | 'quiet' | 'crowded' | 'usual' | 'elder';

interface ChoiceProps<Value extends Word> {
  readonly editor: SlipEditor;
  readonly chosen: { value: Value };
  readonly of: readonly Value[];
}

function Choice<Value extends Word>({ editor, chosen, of }: ChoiceProps<Value>) {
  return (
    <div class="choice" role="group">
      {of.map((value) => (
        <button
          key={value}
          type="button"
          aria-pressed={chosen.value === value}
          data-choice={value}
          onClick={() => {
            chosen.value = value;
          }}
        >
          {editor.texts.t(value, {})}
        </button>
      ))}
    </div>
  );
}

interface PaperProps {
  readonly editor: SlipEditor;
  readonly sample: SlipSample;
  readonly profile: PrinterProfile;
}

function Paper({ editor, sample, profile }: PaperProps) {
  const { texts } = editor;
  const { bytes, substitutedCount } = encodeSlip(sample.slip, profile, PREVIEW_TAG);
  const svg = slipSvg(drawSlip(bytes, profile.widthDots).drawing);
  const seconds = ((bytes.length * BITS_A_BYTE) / BAUD).toFixed(1);
  const name = texts.t(sample.language === 'en' ? 'inEnglish' : 'inChinese', {});
  return (
    <figure data-sample={sample.language}>
      {/* Inline, so that the page's own Chinese font is used; every character of it is escaped by its maker. */}
      <div class="paper" role="img" aria-label={name} dangerouslySetInnerHTML={{ __html: svg }} />
      <figcaption>
        {name} · {texts.t('bytes', { bytes: bytes.length, seconds })}
        {substitutedCount === 0 ? null : <b>{texts.t('substituted', { count: substitutedCount })}</b>}
      </figcaption>
    </figure>
  );
}
