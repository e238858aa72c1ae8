import type { Clock } from '../clock.ts';
import type { SerialSettings } from './serial-transport.ts';
import { serialTransport } from './serial-transport.ts';
import { tcpTransport } from './tcp-transport.ts';
import type { TransportFactory } from './transport.ts';

type PrinterAddress =
  { readonly kind: 'serial'; readonly path: string } | { readonly kind: 'tcp'; readonly host: string; readonly port: number };

/** `tcp://host:port` or the path of a serial port (`/dev/…`, `COM3`); null when it is neither. */
export function parsePrinterAddress(text: string): PrinterAddress | null {
  const tcp = /^tcp:\/\/([^:/\s]+|\[[0-9a-f:]+\]):(\d{1,5})$/i.exec(text);
  const [, host, port] = tcp ?? [];
  if (host !== undefined && port !== undefined) {
    const number = Number(port);
    return number >= 1 && number <= 65_535 ? { kind: 'tcp', host: host.replace(/^\[|\]$/g, ''), port: number } : null;
  }
  return /^(\/\S+|COM\d{1,3})$/.test(text) ? { kind: 'serial', path: text } : null;
}

export function transportTo(address: PrinterAddress, settings: Omit<SerialSettings, 'path'>, clock: Clock): TransportFactory {
  switch (address.kind) {
    case 'serial':
      return (listener) => serialTransport({ ...settings, path: address.path }, listener, clock);
    case 'tcp':
      return (listener) => tcpTransport(address.host, address.port, listener, clock);
    default:
      return address satisfies never;
  }
}
