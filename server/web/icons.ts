import { h } from 'preact';
import type { VNode } from 'preact';
import aLargeSmall from 'lucide-static/icons/a-large-small.svg?raw';
import angry from 'lucide-static/icons/angry.svg?raw';
import arrowLeft from 'lucide-static/icons/arrow-left.svg?raw';
import arrowRight from 'lucide-static/icons/arrow-right.svg?raw';
import bell from 'lucide-static/icons/bell.svg?raw';
import camera from 'lucide-static/icons/camera.svg?raw';
import check from 'lucide-static/icons/check.svg?raw';
import chevronRight from 'lucide-static/icons/chevron-right.svg?raw';
import circleAlert from 'lucide-static/icons/circle-alert.svg?raw';
import circleCheck from 'lucide-static/icons/circle-check.svg?raw';
import clock from 'lucide-static/icons/clock.svg?raw';
import coffee from 'lucide-static/icons/coffee.svg?raw';
import conciergeBell from 'lucide-static/icons/concierge-bell.svg?raw';
import doorClosed from 'lucide-static/icons/door-closed.svg?raw';
import doorOpen from 'lucide-static/icons/door-open.svg?raw';
import download from 'lucide-static/icons/download.svg?raw';
import fileText from 'lucide-static/icons/file-text.svg?raw';
import frown from 'lucide-static/icons/frown.svg?raw';
import handHelping from 'lucide-static/icons/hand-helping.svg?raw';
import history from 'lucide-static/icons/history.svg?raw';
import info from 'lucide-static/icons/info.svg?raw';
import landmark from 'lucide-static/icons/landmark.svg?raw';
import languages from 'lucide-static/icons/languages.svg?raw';
import laugh from 'lucide-static/icons/laugh.svg?raw';
import logOut from 'lucide-static/icons/log-out.svg?raw';
import megaphone from 'lucide-static/icons/megaphone.svg?raw';
import meh from 'lucide-static/icons/meh.svg?raw';
import pause from 'lucide-static/icons/pause.svg?raw';
import phoneCall from 'lucide-static/icons/phone-call.svg?raw';
import play from 'lucide-static/icons/play.svg?raw';
import printer from 'lucide-static/icons/printer.svg?raw';
import printerX from 'lucide-static/icons/printer-x.svg?raw';
import refreshCw from 'lucide-static/icons/refresh-cw.svg?raw';
import rotateCcw from 'lucide-static/icons/rotate-ccw.svg?raw';
import search from 'lucide-static/icons/search.svg?raw';
import shieldAlert from 'lucide-static/icons/shield-alert.svg?raw';
import skipForward from 'lucide-static/icons/skip-forward.svg?raw';
import smile from 'lucide-static/icons/smile.svg?raw';
import squareParking from 'lucide-static/icons/square-parking.svg?raw';
import ticket from 'lucide-static/icons/ticket.svg?raw';
import triangleAlert from 'lucide-static/icons/triangle-alert.svg?raw';
import undo2 from 'lucide-static/icons/undo-2.svg?raw';
import userRound from 'lucide-static/icons/user-round.svg?raw';
import usersRound from 'lucide-static/icons/users-round.svg?raw';
import volume2 from 'lucide-static/icons/volume-2.svg?raw';
import volumeX from 'lucide-static/icons/volume-x.svg?raw';
import wifiOff from 'lucide-static/icons/wifi-off.svg?raw';
import wrench from 'lucide-static/icons/wrench.svg?raw';
import x from 'lucide-static/icons/x.svg?raw';

/* Each drawing is its own module, so a screen carries only those it names. */
export {
  aLargeSmall as aLargeSmallIcon,
  angry as angryIcon,
  arrowLeft as arrowLeftIcon,
  arrowRight as arrowRightIcon,
  bell as bellIcon,
  camera as cameraIcon,
  check as checkIcon,
  chevronRight as chevronRightIcon,
  circleAlert as circleAlertIcon,
  circleCheck as circleCheckIcon,
  clock as clockIcon,
  coffee as coffeeIcon,
  conciergeBell as conciergeBellIcon,
  doorClosed as doorClosedIcon,
  doorOpen as doorOpenIcon,
  download as downloadIcon,
  fileText as fileTextIcon,
  frown as frownIcon,
  handHelping as handHelpingIcon,
  history as historyIcon,
  info as infoIcon,
  landmark as landmarkIcon,
  languages as languagesIcon,
  laugh as laughIcon,
  logOut as logOutIcon,
  megaphone as megaphoneIcon,
  meh as mehIcon,
  pause as pauseIcon,
  phoneCall as phoneCallIcon,
  play as playIcon,
  printer as printerIcon,
  printerX as printerXIcon,
  refreshCw as refreshCwIcon,
  rotateCcw as rotateCcwIcon,
  search as searchIcon,
  shieldAlert as shieldAlertIcon,
  skipForward as skipForwardIcon,
  smile as smileIcon,
  squareParking as squareParkingIcon,
  ticket as ticketIcon,
  triangleAlert as triangleAlertIcon,
  undo2 as undo2Icon,
  userRound as userRoundIcon,
  usersRound as usersRoundIcon,
  volume2 as volume2Icon,
  volumeX as volumeXIcon,
  wifiOff as wifiOffIcon,
  wrench as wrenchIcon,
  x as xIcon,
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
