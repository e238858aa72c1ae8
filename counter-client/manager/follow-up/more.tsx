import { useState } from 'preact/hooks';
import type { FollowUpRow } from '../../../server/contract/follow-up.ts';
import { CardEditor } from '../../parts/card/form.tsx';
import { Button, Refusal } from '../button.tsx';
import type { ManagerDesk } from '../manager-desk.ts';
import { dispatch } from '../manager-desk.ts';
import type { PageProps } from '../tabs.tsx';

interface Props extends PageProps {
  readonly row: FollowUpRow;
}

type Open = 'nothing' | 'correct' | 'forget';

/** What is needed rarely, and asked for once more where it cannot be taken back. */
export function FollowUpMore({ desk, view, row }: Props) {
  const { texts } = desk;
  const [open, setOpen] = useState<Open>('nothing');
  const { followUpId } = row;
  const doneAt = `done ${followUpId}`;
  return (
    <>
      <div class="follow-up-more">
        <Button
          desk={desk}
          at={doneAt}
          look="plain"
          disabled={false}
          onPress={() => dispatch(desk, doneAt, { type: 'close-follow-up', followUpId, end: 'done' })}
        >
          {texts.t('followUpDone', {})}
        </Button>
        <More desk={desk} name={`correct ${followUpId}`} onPress={() => setOpen(open === 'correct' ? 'nothing' : 'correct')}>
          {texts.t('followUpCorrect', {})}
        </More>
        <More desk={desk} name={`forget ${followUpId}`} onPress={() => setOpen(open === 'forget' ? 'nothing' : 'forget')}>
          {texts.t('followUpForget', {})}
        </More>
      </div>
      <Refusal desk={desk} at={doneAt} />
      {open === 'correct' ? <Correct desk={desk} view={view} row={row} onDone={() => setOpen('nothing')} /> : null}
      {open === 'forget' ? <Forget desk={desk} followUpId={followUpId} /> : null}
    </>
  );
}

function More({
  desk,
  name,
  onPress,
  children,
}: {
  readonly desk: ManagerDesk;
  readonly name: string;
  readonly onPress: () => void;
  readonly children: string;
}) {
  return (
    <button type="button" class="quiet" data-at={name} {...desk.touch.tap(onPress)}>
      {children}
    </button>
  );
}

function Correct({ desk, view, row, onDone }: Props & { readonly onDone: () => void }) {
  const { texts, sender, moment, touch } = desk;
  const at = `save ${row.followUpId}`;
  const [dueOn, setDueOn] = useState(row.dueOn);
  const { managerId, channel, preferred, salutation } = row;
  const initial = {
    ...{ managerId, channel, preferred, cueId: null, phone: '', consent: false, note: row.note ?? '' },
    ...{ surname: salutation?.surname ?? '', title: salutation?.title ?? ('mr' as const) },
  };
  return (
    <div class="follow-up-correct">
      <label class="card-label">
        {texts.t('followUpDateLabel', {})}
        <input type="date" class="field" data-field="dueOn" value={dueOn} onInput={(event) => setDueOn(event.currentTarget.value)} />
      </label>
      <CardEditor
        texts={texts}
        managers={[...view.desks, ...view.colleagues]}
        managerId={managerId}
        cues={null}
        known={salutation}
        phase={sender.phases.value.get(at) ?? null}
        isOffline={moment.offline.value}
        cap={null}
        tap={(act) => touch.tap(act)}
        initial={initial}
        onCard={(card) => {
          const { managerId: toId, channel: by, preferred: when, person } = card;
          const command = { type: 'correct-follow-up', followUpId: row.followUpId, dueOn } as const;
          sender.send(at, at, { ...command, managerId: toId, channel: by, preferred: when, person }, (reply) => {
            if (reply.ok) onDone();
          });
        }}
      />
      <Refusal desk={desk} at={at} />
    </div>
  );
}

function Forget({ desk, followUpId }: { readonly desk: ManagerDesk; readonly followUpId: string }) {
  const at = `forget-sure ${followUpId}`;
  return (
    <div class="follow-up-forget">
      <p>{desk.texts.t('followUpForgetSure', {})}</p>
      <Button desk={desk} at={at} look="danger" disabled={false} onPress={() => dispatch(desk, at, { type: 'forget-person', followUpId })}>
        {desk.texts.t('followUpForgetConfirm', {})}
      </Button>
      <Refusal desk={desk} at={at} />
    </div>
  );
}
