/*
 * What theory says of an M/M/c line with two classes and one service rate: Erlang's C, Cobham's priority means, and for a
 * head-start h the conservation argument of Goldberg, "Analysis of the earliest due date scheduling rule in queueing
 * systems" (Mathematics of Operations Research 2, 1977). The unit of time is the mean service time.
 */
export interface Pool {
  readonly counters: number;
  /** Load of one counter, below 1. */
  readonly rho: number;
  /** Share of premium customers in the arrivals. */
  readonly premiumShare: number;
}

export interface Means {
  readonly everybody: number;
  readonly premium: number;
  readonly ordinary: number;
}

/** Erlang C: the probability that an arriving customer has to wait. */
export function waitProbability({ counters, rho }: Pool): number {
  const load = counters * rho;
  let blocking = 1;
  for (let k = 1; k <= counters; k += 1) blocking = (load * blocking) / (k + load * blocking);
  return blocking / (1 - rho * (1 - blocking));
}

/** Mean wait over all customers: the same under every rule that ignores service times. */
export function fifoMean(pool: Pool): number {
  return waitProbability(pool) / (pool.counters * (1 - pool.rho));
}

/** Strict priority: premium always before ordinary. */
export function strictMeans(pool: Pool): Means {
  const premium = waitProbability(pool) / (pool.counters * (1 - pool.rho * pool.premiumShare));
  return { everybody: fifoMean(pool), premium, ordinary: premium / (1 - pool.rho) };
}

/** Head-start of `h` mean services, no cap: an ordinary customer waits longer by the premium arrivals in his first min(h, W). */
export function headStartMeans(pool: Pool, h: number): Means {
  const everybody = fifoMean(pool);
  if (h === 0) return { everybody, premium: everybody, ordinary: everybody };
  const window = Number.isFinite(h) ? meanWindow(pool, h) : strictMeans(pool).ordinary;
  const premium = everybody - pool.rho * (1 - pool.premiumShare) * window;
  return { everybody, premium, ordinary: everybody + pool.rho * pool.premiumShare * window };
}

/** Of the Euler summation: terms before the averaging, averaged terms, and Abate and Whitt's bound on the discretisation, e^-A. */
const EULER_TERMS = 32;
const EULER_AVERAGED = 11;
const EULER_A = 18.4;

/** E[min(h, W)] of ordinary customers under strict priority: the integral of its tail, by Abate and Whitt's Euler inversion (1995). */
function meanWindow(pool: Pool, h: number): number {
  const sums: number[] = [];
  let sum = integratedTail(pool, { re: EULER_A / (2 * h), im: 0 }).re / 2;
  for (let k = 1; k <= EULER_TERMS + EULER_AVERAGED; k += 1) {
    const s = { re: EULER_A / (2 * h), im: (k * Math.PI) / h };
    sum += (k % 2 === 0 ? 1 : -1) * integratedTail(pool, s).re;
    if (k >= EULER_TERMS) sums.push(sum);
  }
  let averaged = 0;
  let weight = 2 ** -EULER_AVERAGED;
  for (const [j, partial] of sums.entries()) {
    averaged += weight * partial;
    weight *= (EULER_AVERAGED - j) / (j + 1);
  }
  return (Math.exp(EULER_A / 2) / h) * averaged;
}

interface Complex {
  readonly re: number;
  readonly im: number;
}

/** Laplace transform of the integral of P(W > t) over 0 to h: (1 - w(s)) / s², w the transform of the ordinary wait. */
function integratedTail(pool: Pool, s: Complex): Complex {
  const delayed = waitProbability(pool);
  const busy = busyPeriod(pool, s);
  const geometric = divide(scale(busy, 1 - pool.rho), { re: 1 - pool.rho * busy.re, im: -pool.rho * busy.im });
  return divide({ re: delayed - delayed * geometric.re, im: -delayed * geometric.im }, times(s, s));
}

/** Transform of the time in which c counters serve one ordinary customer and all premium ones who arrive meanwhile. */
function busyPeriod({ counters, rho, premiumShare }: Pool, s: Complex): Complex {
  const arrivals = counters * rho * premiumShare;
  const b = { re: arrivals + counters + s.re, im: s.im };
  const square = times(b, b);
  const root = squareRoot({ re: square.re - 4 * arrivals * counters, im: square.im });
  // The textbook's difference loses digits if arrivals are few; this form gives the same number.
  return divide({ re: 2 * counters, im: 0 }, { re: b.re + root.re, im: b.im + root.im });
}

function times(a: Complex, b: Complex): Complex {
  return { re: a.re * b.re - a.im * b.im, im: a.re * b.im + a.im * b.re };
}

function scale(a: Complex, by: number): Complex {
  return { re: a.re * by, im: a.im * by };
}

function divide(a: Complex, b: Complex): Complex {
  const size = b.re * b.re + b.im * b.im;
  return { re: (a.re * b.re + a.im * b.im) / size, im: (a.im * b.re - a.re * b.im) / size };
}

/** The root with a positive real part. */
function squareRoot({ re, im }: Complex): Complex {
  const size = Math.hypot(re, im);
  const real = Math.sqrt((size + re) / 2);
  return { re: real, im: Math.sign(im) * Math.sqrt((size - re) / 2) };
}
