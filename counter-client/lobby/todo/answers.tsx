import { clockText } from '../../../server/web/time.ts';
import { CommandButton } from '../../parts/frame/command-button.tsx';
import { noticeWords } from '../../parts/notice-words.ts';
import { Veiled } from '../veiled.tsx';
import type { PageProps } from '../page-props.ts';

/** Results of the direct services this person arranged, and staff who granted unusually many needs today. */
export function Answers({ screen, view }: PageProps) {
  const { texts } = screen;
  return (
    <>
      {view.notices.map((notice) => {
        const at = `dismiss ${notice.noticeId}`;
        return (
          <article key={notice.noticeId} class="card card-soon" data-notice={notice.noticeId}>
            <p>
              <Veiled screen={screen} of={notice.noticeId}>
                {noticeWords(texts, notice)}
              </Veiled>{' '}
              <span class="hint">{clockText(notice.at, view.timeZone)}</span>
            </p>
            <CommandButton screen={screen} at={at} look="plain" command={{ type: 'dismiss-notice', noticeId: notice.noticeId }}>
              {texts.t('noticeDismiss', {})}
            </CommandButton>
          </article>
        );
      })}
      {view.needJumps.map(({ staffName, count }) => (
        <p key={staffName} class="chip chip-warn need-jumps">
          {texts.t('needJumps', { name: staffName, count })}
        </p>
      ))}
    </>
  );
}
