import { h } from 'preact';
import type { VNode } from 'preact';
import aLargeSmall from 'lucide-static/icons/a-large-small.svg?raw';
import angry from 'lucide-static/icons/angry.svg?raw';
import bell from 'lucide-static/icons/bell.svg?raw';
import camera from 'lucide-static/icons/camera.svg?raw';
import chevronLeft from 'lucide-static/icons/chevron-left.svg?raw';
import chevronRight from 'lucide-static/icons/chevron-right.svg?raw';
import circleAlert from 'lucide-static/icons/circle-alert.svg?raw';
import circleCheck from 'lucide-static/icons/circle-check.svg?raw';
import clock from 'lucide-static/icons/clock.svg?raw';
import conciergeBell from 'lucide-static/icons/concierge-bell.svg?raw';
import fileText from 'lucide-static/icons/file-text.svg?raw';
import frown from 'lucide-static/icons/frown.svg?raw';
import handHelping from 'lucide-static/icons/hand-helping.svg?raw';
import landmark from 'lucide-static/icons/landmark.svg?raw';
import languages from 'lucide-static/icons/languages.svg?raw';
import laugh from 'lucide-static/icons/laugh.svg?raw';
import megaphone from 'lucide-static/icons/megaphone.svg?raw';
import meh from 'lucide-static/icons/meh.svg?raw';
import phoneCall from 'lucide-static/icons/phone-call.svg?raw';
import printer from 'lucide-static/icons/printer.svg?raw';
import printerX from 'lucide-static/icons/printer-x.svg?raw';
import refreshCw from 'lucide-static/icons/refresh-cw.svg?raw';
import shieldAlert from 'lucide-static/icons/shield-alert.svg?raw';
import smile from 'lucide-static/icons/smile.svg?raw';
import ticket from 'lucide-static/icons/ticket.svg?raw';
import triangleAlert from 'lucide-static/icons/triangle-alert.svg?raw';
import userRound from 'lucide-static/icons/user-round.svg?raw';
import usersRound from 'lucide-static/icons/users-round.svg?raw';
import volumeX from 'lucide-static/icons/volume-x.svg?raw';
import wifiOff from 'lucide-static/icons/wifi-off.svg?raw';
import wrench from 'lucide-static/icons/wrench.svg?raw';

/* Each drawing is its own module, so a screen carries only those it names. */
export {
  aLargeSmall as aLargeSmallIcon,
  angry as angryIcon,
  bell as bellIcon,
  camera as cameraIcon,
  chevronLeft as chevronLeftIcon,
  chevronRight as chevronRightIcon,
  circleAlert as circleAlertIcon,
  circleCheck as circleCheckIcon,
  clock as clockIcon,
  conciergeBell as conciergeBellIcon,
  fileText as fileTextIcon,
  frown as frownIcon,
  handHelping as handHelpingIcon,
  landmark as landmarkIcon,
  languages as languagesIcon,
  laugh as laughIcon,
  megaphone as megaphoneIcon,
  meh as mehIcon,
  phoneCall as phoneCallIcon,
  printer as printerIcon,
  printerX as printerXIcon,
  refreshCw as refreshCwIcon,
  shieldAlert as shieldAlertIcon,
  smile as smileIcon,
  ticket as ticketIcon,
  triangleAlert as triangleAlertIcon,
  userRound as userRoundIcon,
  usersRound as usersRoundIcon,
  volumeX as volumeXIcon,
  wifiOff as wifiOffIcon,
  wrench as wrenchIcon,
};

/**
 * A drawing beside words, hidden from assistive technology: the words say it. `drawing` is one of the
 * exports above; `size` a CSS length.
 */
export function Icon({ drawing, size }: { readonly drawing: string; readonly size: string }): VNode {
  return h('span', {
    class: 'icon',
    'aria-hidden': 'true',
    style: { inlineSize: size, blockSize: size },
    dangerouslySetInnerHTML: { __html: drawing.replace(/<!--.*?-->/s, '').trim() },
  });
}
