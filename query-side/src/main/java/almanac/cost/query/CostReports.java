package almanac.cost.query;

import almanac.cost.query.BudgetQuery.Spent;
import almanac.cost.query.BudgetQuery.SumMonth;
import almanac.cost.query.CostQuery.Allocations;
import almanac.cost.query.CostQuery.Assets;
import almanac.cost.query.CostQuery.GetCostAllocation;
import almanac.cost.query.CostQuery.GetCostAssets;
import almanac.cost.query.CostQuery.Times;
import almanac.cost.query.CostSource.Wanted;
import almanac.row.LogPositions;
import almanac.row.LogPositions.Reached;
import almanac.row.Page;
import almanac.row.Versioned;
import almanac.shared.Actor;
import almanac.shared.CallerRoles;
import almanac.shared.Permission;
import almanac.shared.PointInTime;
import almanac.shared.UserId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Answers queries for reports of cost, as of now or as of a point in time. */
@Component
class CostReports {

    private final List<CostSource> sources;
    private final MachineCosts machines;
    private final CostNameLookup lookup;
    private final LogPositions log;
    private final InstantSource clock;

    CostReports(
            List<CostSource> sources,
            MachineCosts machines,
            CostNameLookup lookup,
            LogPositions log,
            InstantSource clock) {
        this.sources = sources;
        this.machines = machines;
        this.lookup = lookup;
        this.log = log;
        this.clock = clock;
    }

    @QueryHandler
    Versioned<Allocations> answer(
            GetCostAllocation query, CallerRoles roles, @MetaDataValue(Actor.AS_OF) @Nullable String asOf) {
        boolean seesAll = Permission.VIEW_COST.isHeldBy(roles);
        CostQuestion asked = CostParameters.question(query);
        CostQuestion question = seesAll ? asked : asked.withoutOthers();
        Moment moment = moment(asOf);
        CostSpan window = window(query.times(), moment.now());
        CostSpan passed = window.until(moment.now());
        Wanted wanted = new Wanted(
                passed, moment.position(), moment.now(), seesAll ? null : query.caller(), question.external());
        List<CostLine> lines = lines(wanted, question.columns());
        List<CostLine> idle = question.idle() ? machines.idle(wanted, this::lines) : List.of();
        CostNames names = lookup.of(lines);
        List<CostAllocationV1> data = CostAllocation.entries(window, question, lines, List.of(), names, passed).stream()
                .map(entry -> CostAllocationV1.of(entry, names))
                .toList();
        return new Versioned<>(new Allocations(data), mark(data));
    }

    @QueryHandler
    Versioned<Assets> answer(
            GetCostAssets query, CallerRoles roles, @MetaDataValue(Actor.AS_OF) @Nullable String asOf) {
        UserId owner = Permission.VIEW_COST.isHeldBy(roles) ? null : query.caller();
        Moment moment = moment(asOf);
        CostSpan window = window(query.times(), moment.now());
        CostAssetQuestion question = CostAssetQuestion.of(query.cut(), lookup.cluster());
        Wanted wanted = new Wanted(window.until(moment.now()), moment.position(), moment.now(), owner, false);
        List<CostLine> lines = lines(wanted, CostAssets.COLUMNS);
        List<CostLine> idle = owner == null ? machines.idle(wanted, this::lines) : List.of();
        List<CostAssetsV1> data = question.entries(window, CostAssets.of(window.days(), lines, idle));
        return new Versioned<>(new Assets(data), mark(data));
    }

    @QueryHandler
    Page<Spent> answer(SumMonth query) {
        Moment moment = moment(null);
        CostSpan month = window(new Times("month", null, null), moment.now());
        CostField field = switch (query.label()) {
            case PROJECT -> CostField.PROJECT;
            case ORGANIZATION -> CostField.ORGANIZATION;
            case BILLING_TAG -> CostField.BILLING_TAG;
        };
        CostQuestion question = new CostQuestion(
                List.of(field), new CostFilter.Everything<>(), true, false, true, CostQuestion.Sharing.NONE);
        CostSpan passed = month.until(moment.now());
        List<CostLine> lines = lines(new Wanted(passed, null, moment.now(), null, true), question.columns());
        return Page.of(CostAllocation.entries(month, question, lines, List.of(), lookup.of(lines), passed).stream()
                .filter(entry -> !entry.name().equals(CostField.ABSENT))
                .map(entry -> new Spent(entry.name(), entry.amounts().total()))
                .toList());
    }

    /** The point in time as of which a report is made; the position is null for now. */
    private record Moment(@Nullable Long position, Instant now) {}

    private Moment moment(@Nullable String asOf) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        if (asOf == null) {
            return new Moment(null, now);
        }
        Reached reached = log.reached(PointInTime.parse(asOf));
        return new Moment(reached.position(), reached.at().isBefore(now) ? reached.at() : now);
    }

    private static CostSpan window(Times times, Instant now) {
        return CostWindow.of(times.window(), times.start(), times.end(), now);
    }

    private List<CostLine> lines(Wanted wanted, Set<CostColumn> columns) {
        return CostSource.notTooMany(sources.stream()
                .flatMap(source -> source.lines(wanted, columns).stream())
                .limit(CostSource.MOST_READ)
                .toList());
    }

    /** Returns the same number for the same data alone: the version of a report. */
    private static long mark(List<?> data) {
        byte[] json = JsonMapper.shared().writeValueAsString(data).getBytes(StandardCharsets.UTF_8);
        try {
            return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(json))
                            .getLong()
                    & Long.MAX_VALUE;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
