import { type Request, type Response, Router } from 'express';
import { z } from 'zod';
import { branchConfiguration } from '../../config/schema.ts';
import { slipFindings } from '../../config/slip-checks.ts';
import { slipCheckAnswer, type SlipProblem, type SlipTemplateAnswer } from '../../contract/slip-template.ts';
import type { SlipConfiguration } from '../../kernel/configuration/slip-template.ts';
import { slipSamples } from '../../views/slip/slip-samples.ts';
import type { HttpParts } from '../http-parts.ts';
import { answerJson } from '../outgoing.ts';
import { readInput } from '../read-input.ts';
import { type Handler, refuse, signedIn } from '../subjects/signed-in.ts';
import type { Subject } from '../subjects/subject.ts';
import { noted } from '../people/trail-notes.ts';

/** Most mistakes of shape that are listed for one template. */
const SHAPE_PROBLEMS_MAX = 20;
const UNPROCESSABLE = 422;

const templateSchema = branchConfiguration.shape.slip;
const templateAnswer = z.strictObject({ template: templateSchema, inForce: templateSchema });

/** The slip's template: read, tried, and published for the next day that opens. */
export function slipRoutes(parts: HttpParts): Router {
  const router = Router();
  router.get('/slip-template', signedIn(parts, null, asAdministrator(getTemplate)));
  router.post('/slip-template/samples', signedIn(parts, null, asAdministrator(getSamples)));
  router.put('/slip-template', signedIn(parts, noted('changed-slip', null), asAdministrator(putTemplate)));
  return router;
}

/** For an administrator, or a caller who may speak for the branch on its own machine: nobody in the hall edits the slip that everybody gets. */
function asAdministrator(handle: Handler): Handler {
  return (parts, subject: Subject, request, response) =>
    subject.audience === 'operator' || subject.audience === 'administrator'
      ? handle(parts, subject, request, response)
      : refuse(response, 'not-allowed', {});
}

function getTemplate({ edge }: HttpParts, _subject: Subject, _request: Request, response: Response): void {
  const answered: SlipTemplateAnswer = { template: edge.slip.upcoming().slip, inForce: edge.configuration().slip };
  answerJson(response, templateAnswer, answered);
}

function getSamples({ edge }: HttpParts, _subject: Subject, request: Request, response: Response): void {
  const { template, problems } = read(request.body);
  const samples = template === null ? [] : slipSamples({ ...edge.slip.upcoming(), slip: template });
  answerJson(response, slipCheckAnswer, { problems, samples });
}

function putTemplate({ edge }: HttpParts, _subject: Subject, request: Request, response: Response): void {
  const { template, problems } = read(request.body);
  if (template === null || problems.length > 0) {
    return answerJson(response.status(UNPROCESSABLE), slipCheckAnswer, { problems, samples: [] });
  }
  const fault = edge.slip.publish(template);
  if (fault !== null) {
    edge.log.error({ fault }, 'the slip template was not published');
    return refuse(response, 'configuration-unusable', {});
  }
  edge.log.info({ lines: template.lines.length }, 'slip template published');
  answerJson(response, slipCheckAnswer, { problems: [], samples: [] });
}

interface Read {
  /** null: it does not have the shape of a template. */
  readonly template: SlipConfiguration | null;
  readonly problems: SlipProblem[];
}

function read(body: unknown): Read {
  const raw: unknown = typeof body === 'object' && body !== null && 'template' in body ? body.template : null;
  const parsed = readInput(templateSchema, raw);
  if (!parsed.success) {
    const issues = parsed.error?.issues.slice(0, SHAPE_PROBLEMS_MAX) ?? [{ path: [] }];
    return { template: null, problems: issues.map((issue) => problem(issue.path, 'shape', {})) };
  }
  return { template: parsed.data, problems: slipFindings(parsed.data).map(({ path, code, params }) => problem(path, code, params)) };
}

function problem(path: readonly PropertyKey[], code: SlipProblem['code'], params: SlipProblem['params']): SlipProblem {
  const [section, index] = path;
  const key = path.map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`)).join('');
  return { line: section === 'lines' && typeof index === 'number' ? index + 1 : null, key: key.replace(/^\./, ''), code, params };
}
