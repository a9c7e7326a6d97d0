import { monitorEventLoopDelay } from 'node:perf_hooks'
import type { FastifyInstance } from 'fastify'
import type { Pool } from './db.ts'
import type { Lag } from './lag.ts'
import { problem } from './problems.ts'

const LOOPBACK = /^(?:::1$|(?:::ffff:)?127\.)/
const BOUNDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5]

interface Sources {
  readonly pool: Pool
  /** Where this process can see the log. */
  readonly lag?: () => Promise<Lag>
  /** Whether other machines may ask too. */
  readonly isOpen?: boolean
}

/**
 * `/metrics` in the text format of Prometheus. Sixty lines of our own instead of prom-client: what is counted are
 * numbers that are at hand already, and a dependency less is one less to trust.
 * Answered to this machine only, unless the installation opens it.
 */
export function serveMetrics(app: FastifyInstance, { pool, lag, isOpen = false }: Sources): void {
  const requests = new Map<string, number>()
  const buckets = BOUNDS.map(() => 0)
  let [seconds, answered] = [0, 0]
  const delay = monitorEventLoopDelay({ resolution: 20 })
  delay.enable()
  app.addHook('onClose', async () => delay.disable())

  app.addHook('onResponse', async ({ method, routeOptions }, { statusCode, elapsedTime }) => {
    const labels = `method="${method}",route="${routeOptions.url ?? 'none'}",status="${statusCode}"`
    requests.set(labels, (requests.get(labels) ?? 0) + 1)
    seconds += elapsedTime / 1000
    answered++
    BOUNDS.forEach((bound, i) => {
      if (elapsedTime <= bound * 1000) buckets[i] = (buckets[i] ?? 0) + 1
    })
  })

  app.get('/metrics', async ({ ip }, reply) => {
    if (!isOpen && !LOOPBACK.test(ip)) return problem(reply, 403, 'access.denied')
    const { total, idle, waiting } = pool.stats()
    const behind = await lag?.().catch(() => undefined)
    const lines = [
      '# TYPE guyub_http_requests_total counter',
      ...[...requests].map(([labels, count]) => `guyub_http_requests_total{${labels}} ${count}`),
      '# TYPE guyub_http_request_duration_seconds histogram',
      ...BOUNDS.map((bound, i) => `guyub_http_request_duration_seconds_bucket{le="${bound}"} ${buckets[i]}`),
      `guyub_http_request_duration_seconds_bucket{le="+Inf"} ${answered}`,
      `guyub_http_request_duration_seconds_sum ${seconds}`,
      `guyub_http_request_duration_seconds_count ${answered}`,
      ...gauge('guyub_event_loop_lag_p99_seconds', (delay.percentile(99) || 0) / 1e9),
      ...gauge('guyub_memory_resident_bytes', process.memoryUsage.rss()),
      ...gauge('guyub_database_connections', total),
      ...gauge('guyub_database_connections_idle', idle),
      ...gauge('guyub_database_requests_waiting', waiting),
    ]
    if (behind) {
      lines.push(...gauge('guyub_log_unnumbered_events', behind.unnumbered))
      lines.push(...gauge('guyub_log_oldest_unnumbered_seconds', behind.oldestSeconds))
      lines.push('# TYPE guyub_projection_lag_events gauge')
      for (const { projection, events } of behind.projections)
        lines.push(`guyub_projection_lag_events{projection="${projection}"} ${events}`)
    }
    return reply.type('text/plain; version=0.0.4').send(`${lines.join('\n')}\n`)
  })
}

function gauge(name: string, value: number): string[] {
  return [`# TYPE ${name} gauge`, `${name} ${value}`]
}
