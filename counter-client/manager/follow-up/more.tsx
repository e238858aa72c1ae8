import { useState } from 'preact/hooks';
import type { FollowUpRow } from '../../../server/contract/follow-up.ts';
import { DateField } from '../../parts/date/field.tsx';
import { CommandButton } from '../../parts/frame/command-button.tsx';
import { Refusal } from '../../parts/frame/refusal.tsx';
import { CardEditor } from '../../parts/card/form.tsx';
import type { ManagerScreen } from '../manager-screen.ts';
import type { PageProps } from '../page-props.ts';

interface Props extends PageProps {
  readonly row: FollowUpRow;
}

type Open = 'nothing' | 'correct' | 'forget';

/** Rarely needed actions; one that cannot be undone is confirmed once more. */
export function FollowUpMore({ screen, view, row }: Props) {
  const { texts } = screen;
  const [open, setOpen] = useState<Open>('nothing');
  const { followUpId } = row;
  const doneAt = `done ${followUpId}`;
  return (
    <>
      <div class="follow-up-more">
        <CommandButton screen={screen} at={doneAt} look="plain" command={{ type: 'close-follow-up', followUpId, end: 'done' }}>
          {texts.t('followUpDone', {})}
        </CommandButton>
        <More screen={screen} name={`correct ${followUpId}`} onPress={() => setOpen(open === 'correct' ? 'nothing' : 'correct')}>
          {texts.t('followUpCorrect', {})}
        </More>
        <More screen={screen} name={`forget ${followUpId}`} onPress={() => setOpen(open === 'forget' ? 'nothing' : 'forget')}>
          {texts.t('followUpForget', {})}
        </More>
      </div>
      <Refusal screen={screen} at={doneAt} />
      {open === 'correct' ? <Correct screen={screen} view={view} row={row} onDone={() => setOpen('nothing')} /> : null}
      {open === 'forget' ? <Forget screen={screen} followUpId={followUpId} /> : null}
    </>
  );
}

function More({
  screen,
  name,
  onPress,
  children,
}: {
  readonly screen: ManagerScreen;
  readonly name: string;
  readonly onPress: () => void;
  readonly children: string;
}) {
  return (
    <button type="button" class="quiet" data-at={name} {...screen.touch.tap(onPress)}>
      {children}
    </button>
  );
}

function Correct({ screen, view, row, onDone }: Props & { readonly onDone: () => void }) {
  const { texts, sender, moment, touch } = screen;
  const at = `save ${row.followUpId}`;
  const [dueOn, setDueOn] = useState(row.dueOn);
  const { managerId, channel, preferred, salutation } = row;
  const initial = {
    ...{ managerId, channel, preferred, cueId: null, phone: '', consent: false, note: row.note ?? '' },
    ...{ surname: salutation?.surname ?? '', title: salutation?.title ?? ('mr' as const) },
  };
  return (
    <div class="follow-up-correct">
      <DateField
        language={texts.language.value}
        label={texts.t('followUpDateLabel', {})}
        at="dueOn"
        value={dueOn}
        min={null}
        max={null}
        today={view.followUps.today}
        isSmall={false}
        onPick={setDueOn}
      />
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
      <Refusal screen={screen} at={at} />
    </div>
  );
}

function Forget({ screen, followUpId }: { readonly screen: ManagerScreen; readonly followUpId: string }) {
  const at = `forget-sure ${followUpId}`;
  return (
    <div class="follow-up-forget">
      <p>{screen.texts.t('followUpForgetSure', {})}</p>
      <CommandButton screen={screen} at={at} look="danger" command={{ type: 'forget-person', followUpId }}>
        {screen.texts.t('followUpForgetConfirm', {})}
      </CommandButton>
      <Refusal screen={screen} at={at} />
    </div>
  );
}
