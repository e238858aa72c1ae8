import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import mark from '../server/web/mark.svg';
import { clockText } from '../server/web/time.ts';
import type { Kit } from './kit.ts';

/** Branch and time. No running clock while the server is silent: it would make old facts look fresh. */
function Brand({ kit }: { readonly kit: Kit }) {
  const { session, texts, known } = kit;
  const view = session.connection.view.value;
  const name = view?.branchName ?? known?.branchName ?? null;
  const now = session.now.value;
  return (
    <div class="brand">
      <img class="brand-mark" src={mark} alt="" />
      <span class="brand-name">{name === null ? '' : texts.pick(name)}</span>
      {view !== null && !session.offline.value && now > 0 ? <time class="brand-time">{clockText(now, view.timeZone)}</time> : null}
    </div>
  );
}

interface HeroProps {
  readonly kit: Kit;
  /** Says which page this is; a change of it moves the reading position to the title. */
  readonly page: string;
  readonly title: string;
  readonly line: string;
  readonly children: ComponentChildren;
}

/** The deep upper part (landscape: the left part) of every page: where am I, what is asked of me. */
export function Hero({ kit, page, title, line, children }: HeroProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  const shownPage = useRef(page);
  useLayoutEffect(() => {
    if (shownPage.current === page) return;
    shownPage.current = page;
    heading.current?.focus({ preventScroll: true });
  }, [page]);
  return (
    <header class="hero">
      <Brand kit={kit} />
      <div class="hero-body">
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        {line === '' ? null : (
          <p class="hero-line" role="status">
            {line}
          </p>
        )}
      </div>
      {children}
    </header>
  );
}

/** The rule numbers are called by, as the server makes it from the configuration in force. */
export function Posted({ kit }: { readonly kit: Kit }) {
  const { session, texts } = kit;
  const view = session.connection.view.value;
  if (view === null || session.offline.value) return null;
  return (
    <dl class="posted">
      {view.hours === null || view.state === 'closed' ? null : (
        <div class="posted-hours">
          <dt class="heard-only">{texts.t('hoursToday', { hours: '' })}</dt>
          <dd>{texts.t('hoursToday', { hours: view.hours })}</dd>
        </div>
      )}
      <div>
        <dt>{texts.t('posted', {})}</dt>
        <dd>{texts.pick(view.postedRule)}</dd>
      </div>
    </dl>
  );
}
