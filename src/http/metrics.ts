import { collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import type { MetricSample } from "../core/contracts/health.ts";

/** Figures in Prometheus format: our own latencies, plus samples that are read at each scrape. */
export function createMetrics(samples: () => Promise<readonly MetricSample[]>) {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const webhooks = new Histogram({
    name: "switchboard_webhook_seconds",
    help: "From the first byte of a webhook to its answer, by channel and status",
    labelNames: ["channel", "status"],
    buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
    registers: [registry],
  });
  const requests = new Histogram({
    name: "switchboard_http_seconds",
    help: "Other HTTP requests, by route and status",
    labelNames: ["route", "status"],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 30],
    registers: [registry],
  });
  const gauges = new Map<string, Gauge>();

  return {
    contentType: registry.contentType,
    /** Paths are anybody's to invent: what is no channel of ours is counted as one. */
    webhookTimer(): (channel: string, status: number) => void {
      const stop = webhooks.startTimer();
      return (channel, status) => void stop({ channel: status === 404 ? "none" : channel, status: String(status) });
    },
    requestTimer(): (route: string, status: number) => void {
      const stop = requests.startTimer();
      return (route, status) => void stop({ route, status: String(status) });
    },
    async text(): Promise<string> {
      const current = await samples();
      for (const gauge of gauges.values()) gauge.reset();
      for (const sample of current) gaugeFor(sample).set({ ...sample.labels }, sample.value);
      return registry.metrics();
    },
  };

  function gaugeFor(sample: MetricSample): Gauge {
    const known = gauges.get(sample.name);
    if (known) return known;
    const made = new Gauge({
      name: sample.name,
      help: sample.help,
      labelNames: Object.keys(sample.labels ?? {}),
      registers: [registry],
    });
    gauges.set(sample.name, made);
    return made;
  }
}

export type Metrics = ReturnType<typeof createMetrics>;
