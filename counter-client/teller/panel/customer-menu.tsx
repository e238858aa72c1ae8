import type { TellerCommand } from '../../../server/contract/teller.ts';
import type { IdentificationChoice } from '../../parts/standing-codes.ts';
import { codesOf, IDENTIFICATIONS, isIdentified } from '../../parts/standing-codes.ts';
import { CUSTOMER_AT, type CustomerProps, type Subject } from './customer-props.ts';
import { digitOf } from '../keys/keyboard.ts';
import { OptionButton } from './option-button.tsx';
import { PanelFrame } from './panel-frame.tsx';
import { dispatch } from '../station.ts';
import type { TellerTextKey } from '../texts-zh.ts';

interface Props extends CustomerProps {
  readonly subject: Subject;
  readonly onIdentify: (as: IdentificationChoice) => void;
  readonly onNeed: () => void;
  readonly onArm: () => void;
  readonly onOther: () => void;
}

interface Item {
  readonly cap: string;
  readonly label: string;
  readonly note: string;
  readonly disabled: boolean;
  readonly onPick: () => void;
}

/** 1–6 what was found out, 7 a need, 8 receive here, 9 take it back, 0 somebody else. */
export function CustomerMenu(props: Props) {
  const { station, subject, onOther } = props;
  const { texts } = station;
  const items = [...identifyItems(props), ...otherItems(props)];
  const codes = codesOf(subject.standing);
  const onKey = (code: string): boolean => {
    const digit = digitOf(code);
    if (digit === null) return false;
    if (digit === '0') onOther();
    const item = items.find(({ cap }) => cap === digit);
    if (item?.disabled === false) item.onPick();
    return true;
  };
  return (
    <PanelFrame
      key="what"
      station={station}
      title={texts.t('customerTitle', { number: subject.number })}
      hint={[...codes, texts.t('customerHint', {})].join(' · ')}
      at={CUSTOMER_AT}
      onKey={onKey}
    >
      <div class="options options-codes">
        {items.map((item) => (
          <OptionButton key={item.cap} {...item} chosen={false} busy={false} />
        ))}
      </div>
    </PanelFrame>
  );
}

function identifyItems({ station, view, onIdentify }: Props): Item[] {
  const { texts, moment } = station;
  return IDENTIFICATIONS.map((as, index) => ({
    cap: String(index + 1),
    label: as.code,
    note: texts.t(as.segment === null ? 'codeCard' : 'codeJudged', {}),
    disabled: moment.offline.value || view.cues.length === 0,
    onPick: () => onIdentify(as),
  }));
}

function otherItems({ station, view, counter, subject, onNeed, onArm }: Props): Item[] {
  const { texts, moment } = station;
  const offline = moment.offline.value;
  const whyNotArm: TellerTextKey | null = subject.waiting === null ? 'whyInHand' : counter.direct === null ? null : 'whyArmed';
  const back = takeBack(subject);
  return [
    { cap: '7', label: texts.t('customerNeed', {}), note: '', disabled: offline || view.needs.length === 0, onPick: onNeed },
    {
      cap: '8',
      label: texts.t('customerDirect', {}),
      note: whyNotArm === null ? '' : texts.t(whyNotArm, {}),
      disabled: offline || whyNotArm !== null,
      onPick: onArm,
    },
    {
      cap: '9',
      label: texts.t(back === null ? 'customerRevoke' : back.label, {}),
      note: back === null ? texts.t('whyNotIdentified', {}) : '',
      disabled: offline || back === null,
      onPick: () => {
        if (back !== null) dispatch(station, CUSTOMER_AT, back.command, subject.number);
      },
    },
  ];
}

function takeBack({ ticketId, standing }: Subject): { readonly label: TellerTextKey; readonly command: TellerCommand } | null {
  if (isIdentified(standing)) return { label: 'customerRevoke', command: { type: 'revoke-identification', ticketId } };
  if (standing !== null && standing.needId !== null) return { label: 'customerWithdrawNeed', command: { type: 'withdraw-need', ticketId } };
  return null;
}
