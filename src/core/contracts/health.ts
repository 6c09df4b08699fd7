/** Is this process able to serve? Each check answers within its own time limit and never throws. */
export interface Health {
  /** Database, queue, playbook serving. `detail` tells the operator what to look at, without secrets. */
  ready(): Promise<readonly { readonly name: string; readonly ok: boolean; readonly detail?: string }[]>;
  /** Figures for /metrics, read at each scrape: turns, deliveries, queue depth. */
  samples(): Promise<readonly MetricSample[]>;
}

export interface MetricSample {
  /** Prometheus name, for example `switchboard_deliveries`. */
  readonly name: string;
  readonly help: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly value: number;
}
