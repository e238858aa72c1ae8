import { signal } from '@preact/signals';
import type { Signal } from '@preact/signals';
import type { SlipCheckAnswer, SlipTemplateAnswer } from '../../server/contract/slip-template.ts';
import type { SlipConfiguration } from '../../server/kernel/configuration/slip-template.ts';
import { createTexts } from '../../server/web/i18n.ts';
import type { Texts } from '../../server/web/i18n.ts';
import { browserPlace } from '../../server/web/place.ts';
import { pageHeaders, pageName } from '../parts/page-headers.ts';
import { english } from './texts-en.ts';
import { chinese } from './texts-zh.ts';
import type { AdminTextKey } from './texts-zh.ts';

const DRAFT_AT = 'branch-queue:slip-draft';
/** Typing goes on for a moment before the server is asked. */
const TRIAL_DELAY_MS = 250;
const FORBIDDEN: readonly number[] = [401, 403];

type EditorState = 'loading' | 'ready' | 'not-allowed' | 'no-server';

/** A template under edit, with what the server thinks of it. */
export interface SlipEditor {
  readonly texts: Texts<AdminTextKey>;
  readonly state: Signal<EditorState>;
  readonly published: Signal<SlipConfiguration | null>;
  readonly draft: Signal<SlipConfiguration | null>;
  readonly check: Signal<SlipCheckAnswer>;
  readonly publishing: Signal<'no' | 'under-way' | 'done'>;
  load(): Promise<void>;
  edit(draft: SlipConfiguration): void;
  discard(): void;
  publish(): Promise<void>;
}

export function createSlipEditor(): SlipEditor {
  const texts = createTexts<typeof chinese>(chinese, english);
  // Takes a token out of the address, as a screen's connection does.
  browserPlace('');
  const state = signal<EditorState>('loading');
  const published = signal<SlipConfiguration | null>(null);
  const draft = signal<SlipConfiguration | null>(null);
  const check = signal<SlipCheckAnswer>({ problems: [], samples: [] });
  const publishing = signal<'no' | 'under-way' | 'done'>('no');
  let trialTimer: ReturnType<typeof setTimeout> | null = null;

  async function ask(method: string, path: string, template: SlipConfiguration | null): Promise<unknown> {
    const headers = { ...pageHeaders(pageName()), 'content-type': 'application/json' };
    const body = template === null ? null : JSON.stringify({ template });
    const response = await fetch(path, { method, headers, body }).catch(() => null);
    if (response === null) state.value = 'no-server';
    else if (FORBIDDEN.includes(response.status)) state.value = 'not-allowed';
    else state.value = 'ready';
    return response === null || state.value !== 'ready' ? null : ((await response.json()) as unknown);
  }

  async function trial(): Promise<void> {
    const tried = draft.value;
    if (tried === null) return;
    const answer = (await ask('POST', '/api/slip-template/samples', tried)) as SlipCheckAnswer | null;
    /* Samples of an earlier state would pass for this one's. */
    if (answer === null || draft.value !== tried) return;
    check.value = { problems: answer.problems, samples: answer.samples.length > 0 ? answer.samples : check.value.samples };
  }

  function edit(changed: SlipConfiguration): void {
    draft.value = changed;
    publishing.value = 'no';
    localStorage.setItem(DRAFT_AT, JSON.stringify(changed));
    if (trialTimer !== null) clearTimeout(trialTimer);
    trialTimer = setTimeout(() => void trial(), TRIAL_DELAY_MS);
  }

  return {
    texts,
    state,
    published,
    draft,
    check,
    publishing,
    edit,
    load: async () => {
      const answer = (await ask('GET', '/api/slip-template', null)) as SlipTemplateAnswer | null;
      if (answer === null) return;
      published.value = answer.template;
      draft.value = keptDraft() ?? answer.template;
      await trial();
    },
    discard: () => {
      if (published.value !== null) edit(published.value);
      localStorage.removeItem(DRAFT_AT);
    },
    publish: async () => {
      const { value } = draft;
      if (value === null) return;
      publishing.value = 'under-way';
      const answer = (await ask('PUT', '/api/slip-template', value)) as Partial<SlipCheckAnswer> | null;
      const isKept = answer?.problems?.length === 0;
      publishing.value = isKept ? 'done' : 'no';
      if (!isKept) return;
      published.value = value;
      localStorage.removeItem(DRAFT_AT);
    },
  };
}

/** A draft survives a reload; one that cannot be read is forgotten. */
function keptDraft(): SlipConfiguration | null {
  try {
    return JSON.parse(localStorage.getItem(DRAFT_AT) ?? 'null') as SlipConfiguration | null;
  } catch {
    return null;
  }
}
