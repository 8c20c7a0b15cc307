package almanac.cost.query;

import almanac.cost.query.CostTerms.Charges;
import almanac.cost.query.CostTerms.Price;
import almanac.job.event.JobProcess;
import almanac.job.event.JobRequest;
import almanac.job.event.JobUsage;
import almanac.shared.JobId;
import almanac.shared.ProjectId;
import almanac.shared.UserId;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import org.axonframework.eventhandling.EventMessage;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.stereotype.Component;

/** Writes the lines of executions. */
@Component
class ExecutionLedger {

    private static final String QUEUE = """
            insert into cost_execution (execution_id, kind, workload_id, project_id, starter_id, tier_id, environment_id,
                queued_at, host, dollars, cores, gib, gpus)
            values (?, ?, ?, ?, ?, ?, ?, ?, '', 0, 0, 0, 0) on conflict do nothing""";

    private static final String BEGIN = """
            update cost_execution e set host = ?, began = ?, opened = l.global_index,
                dollars = ?, cores = ?, gib = ?, gpus = ?
            from domain_event l where l.event_identifier = ? and e.execution_id = ? and e.began is null""";

    private static final String END = """
            update cost_execution e set ended = ?, closed = l.global_index
            from domain_event l where l.event_identifier = ? and e.execution_id = ?""";

    private static final String LINE = """
            insert into cost_line (day, execution_id, position, kind, workload_id, host, project_id, owner_id,
                starter_id, tag, tier_id, environment_id, began, ended, cpu, ram, gpu, core_ms, gpu_ms, used_core_ms)
            select ?, e.execution_id, e.closed, e.kind, e.workload_id, e.host, e.project_id, ?,
                e.starter_id, ?, e.tier_id, e.environment_id, ?, ?, ?, ?, ?, ?, ?, cast(? as numeric)
            from cost_execution e where e.execution_id = ?""";

    private static final String DAY = """
            insert into cost_day as d (day, kind, host, project_id, owner_id, starter_id, tag, tier_id, environment_id,
                workload_id, lines, began, ended, cpu, ram, gpu, core_ms, gpu_ms, used_core_ms)
            select day, kind, host, project_id, owner_id, starter_id, tag, tier_id, environment_id,
                workload_id, 1, began, ended, cpu, ram, gpu, core_ms, gpu_ms, used_core_ms
            from cost_line where execution_id = ? and day between ? and ?
            on conflict (day, project_id, kind, starter_id, owner_id, tag, tier_id, environment_id, host)
            do update set
                workload_id = case when d.workload_id = excluded.workload_id then d.workload_id else '*' end,
                lines = d.lines + 1,
                began = least(d.began, excluded.began),
                ended = greatest(d.ended, excluded.ended),
                cpu = d.cpu + excluded.cpu,
                ram = d.ram + excluded.ram,
                gpu = d.gpu + excluded.gpu,
                core_ms = d.core_ms + excluded.core_ms,
                gpu_ms = d.gpu_ms + excluded.gpu_ms,
                used_core_ms = d.used_core_ms + excluded.used_core_ms""";

    private final JdbcOperations jdbc;
    private final CostTerms terms;

    ExecutionLedger(JdbcOperations jdbc, CostTerms terms) {
        this.jdbc = jdbc;
        this.terms = terms;
    }

    /** An execution that waits. */
    record Queued(JobId job, CostKind kind, String workload, ProjectId project, UserId starter, JobRequest request) {}

    void queue(Queued execution, Instant at) {
        jdbc.update(
                QUEUE,
                execution.job().value(),
                execution.kind().name(),
                execution.workload(),
                execution.project().value(),
                execution.starter().value(),
                execution.request().hardwareTier().value(),
                execution.request().environment().value(),
                CostTerms.at(at.truncatedTo(ChronoUnit.MILLIS)));
    }

    /**
     * Begins to charge an execution. The begin of its process counts, as its machine's clock has it: not before it was
     * queued, nor after the event that tells of it.
     */
    void begin(JobId job, JobProcess process, EventMessage<?> message) {
        for (Execution execution : find(job)) {
            Instant queued = execution.queuedAt();
            Instant told = message.getTimestamp().truncatedTo(ChronoUnit.MILLIS);
            Instant asTold = process.startedAt().truncatedTo(ChronoUnit.MILLIS);
            Instant notLate = asTold.isAfter(told) ? told : asTold;
            Instant began = notLate.isBefore(queued) ? queued : notLate;
            Price price = terms.priceAt(execution.tier(), began);
            jdbc.update(
                    BEGIN,
                    process.host(),
                    CostTerms.at(began),
                    price.dollars(),
                    price.cores(),
                    price.gib(),
                    price.gpus(),
                    message.getIdentifier(),
                    job.value());
        }
    }

    /**
     * Ends an execution, and writes its lines into the days in which it ran.
     *
     * @param usage null when nothing is known of it
     */
    void end(JobId job, Instant at, @Nullable JobUsage usage, String event) {
        for (Execution execution : find(job)) {
            if (execution.began() == null || execution.isEnded()) {
                continue;
            }
            Instant ended = at.isBefore(execution.began()) ? execution.began() : at;
            jdbc.update(END, CostTerms.at(ended), event, job.value());
            Charges charges =
                    terms.chargesOf(List.of(execution.project())).getOrDefault(execution.project(), Charges.NONE);
            List<CostLine> lines = execution.lines(ended, usedCoreMs(usage), charges);
            if (!lines.isEmpty()) {
                write(job, lines);
            }
        }
    }

    private static @Nullable BigDecimal usedCoreMs(@Nullable JobUsage usage) {
        return usage == null || usage.cpuSeconds() == null
                ? null
                : BigDecimal.valueOf(usage.cpuSeconds()).movePointRight(3);
    }

    private void write(JobId job, List<CostLine> lines) {
        jdbc.batchUpdate(
                LINE,
                lines.stream()
                        .map(line -> new Object[] {
                            line.span().day(),
                            Objects.requireNonNullElse(line.key().get(CostColumn.OWNER_ID), ""),
                            Objects.requireNonNullElse(line.key().get(CostColumn.TAG), ""),
                            CostTerms.at(line.span().from()),
                            CostTerms.at(line.span().to()),
                            line.amounts().cpu(),
                            line.amounts().ram(),
                            line.amounts().gpu(),
                            line.use().coreMs().stripTrailingZeros(),
                            line.use().gpuMs().stripTrailingZeros(),
                            stripped(line.use().usedCoreMs()),
                            job.value()
                        })
                        .toList());
        jdbc.update(
                DAY,
                job.value(),
                lines.getFirst().span().day(),
                lines.getLast().span().day());
    }

    private static @Nullable BigDecimal stripped(@Nullable BigDecimal amount) {
        return amount == null ? null : amount.stripTrailingZeros();
    }

    private List<Execution> find(JobId job) {
        return jdbc.query(
                "select * from cost_execution where execution_id = ?", (row, n) -> Execution.of(row), job.value());
    }
}
