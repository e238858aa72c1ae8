import type { DeviceView } from '../server/contract/device.ts';
import type { ConfiguredDevice } from './agent-device.ts';
import { busDevice } from './bus/bus-device.ts';
import { printerDevice } from './agent-printer.ts';
import type { HardwareConfig } from './config/schema.ts';
import { readerDevice } from './readers/card-reader.ts';

/** All devices of the configuration. A new kind of device needs one more line here, and one in `expectedKeys`. */
export function configuredDevices({ devices }: HardwareConfig): ConfiguredDevice[] {
  return [
    ...devices.printers.map((printer) => ({
      key: `printer:${printer.id}`,
      fingerprint: JSON.stringify(printer),
      open: printerDevice(printer),
    })),
    ...devices.buses.map((bus) => ({ key: `bus:${bus.id}`, fingerprint: JSON.stringify(bus), open: busDevice(bus) })),
    ...devices.readers.map((reader) => ({
      key: `reader:${reader.id}`,
      fingerprint: JSON.stringify(reader),
      open: readerDevice(reader),
    })),
  ];
}

/** Keys of the devices that a view is about. */
export function expectedKeys(view: DeviceView): string[] {
  return view.printers.map(({ printerId }) => `printer:${printerId}`);
}
