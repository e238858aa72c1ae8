import { REFUSAL_TEXTS } from '../../contract/texts/refusal-texts.ts';
import { REFUSAL_CODES } from '../../kernel/words/refusal.ts';
import { refusalReply, statusOf } from '../reply.ts';
import type { OpenApiDocument } from './openapi.ts';
import { escapeHtml, pageShell } from './page-shell.ts';

interface ObjectSchema {
  readonly properties?: Readonly<Record<string, unknown>>;
}

/**
 * The API for people: what may be asked, by whom, and every refusal with its text. Made from the OpenAPI
 * document, so it is always up to date.
 */
export function apiPage(document: OpenApiDocument): string {
  const body = `
<h1>接口 <span lang="en" class="en">API</span></h1>
<p class="lead">与各屏幕相同的指令与视图。<span lang="en">The same commands and views as the screens. Contract version ${escapeHtml(document.info.version)},
<a href="/api/openapi.json">openapi.json</a>.</span></p>
<pre>POST /api/commands
Authorization: Bearer &lt;token&gt;
Content-Type: application/json

{"commandId": "&lt;a UUID, made once for each intent&gt;", "command": {"type": "open-day"}}</pre>
<h2>路径 <span lang="en" class="en">Paths</span></h2>
${table(['Path', 'What', 'Who'], pathRows(document))}
<h2>指令 <span lang="en" class="en">Commands</span></h2>
${table(['Token', 'Command', 'Fields'], commandRows(document))}
<h2>拒绝 <span lang="en" class="en">Refusals</span></h2>
${table(['Code', 'HTTP', '中文', 'English'], refusalRows())}`;
  return pageShell('接口 API', body);
}

function pathRows(document: OpenApiDocument): string[][] {
  return Object.entries(document.paths).flatMap(([path, operations]) =>
    Object.entries(operations).map(([method, operation]) => [
      `<code>${method.toUpperCase()} ${escapeHtml(path)}</code>`,
      escapeHtml(textOf(operation['summary'])),
      escapeHtml(textOf(operation['description']) || 'For anybody.'),
    ]),
  );
}

function commandRows(document: OpenApiDocument): string[][] {
  const body = Object.entries(document.components.schemas).filter(([name]) => name.includes('.') && !name.endsWith('.view'));
  return body.map(([name, schema]) => {
    const [audience, type] = name.split('.');
    const fields = Object.keys((schema as ObjectSchema).properties ?? {}).filter((field) => field !== 'type');
    return [
      escapeHtml(audience ?? ''),
      `<code>${escapeHtml(type ?? '')}</code>`,
      fields.map((field) => `<code>${escapeHtml(field)}</code>`).join(' '),
    ];
  });
}

function refusalRows(): string[][] {
  return REFUSAL_CODES.map((code) => [
    `<code>${code}</code>`,
    String(statusOf(refusalReply(code, {}))),
    escapeHtml(REFUSAL_TEXTS['zh-CN'][code]),
    escapeHtml(REFUSAL_TEXTS.en[code]),
  ]);
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (tag: string, cells: readonly string[]): string => `<tr>${cells.map((cell) => `<${tag}>${cell}</${tag}>`).join('')}</tr>`;
  return `<table><thead>${line('th', head)}</thead><tbody>${rows.map((row) => line('td', row)).join('')}</tbody></table>`;
}
