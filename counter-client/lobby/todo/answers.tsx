import { clockText } from '../../../server/web/time.ts';
import { Button } from '../../parts/frame/button.tsx';
import { dispatch } from '../../parts/frame/send.ts';
import { noticeWords } from '../../parts/notice-words.ts';
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
              {noticeWords(texts, notice)} <span class="hint">{clockText(notice.at, view.timeZone)}</span>
            </p>
            <Button
              screen={screen}
              at={at}
              look="plain"
              name={null}
              disabled={false}
              onPress={() => dispatch(screen, at, { type: 'dismiss-notice', noticeId: notice.noticeId })}
            >
              {texts.t('noticeDismiss', {})}
            </Button>
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
