package almanac.history.query;

import almanac.history.query.HistoryQuery.GetHistory;
import almanac.history.query.HistoryQuery.GetHistoryDiff;
import almanac.row.LogPositions;
import almanac.row.Page;
import almanac.row.RowStore;
import almanac.row.Rows;
import almanac.row.StreamHistory;
import almanac.row.Window;
import almanac.shared.Actor;
import almanac.shared.CallerRoles;
import almanac.shared.DomainException;
import almanac.shared.ErrorCode;
import almanac.shared.Guard;
import almanac.shared.Permission;
import almanac.shared.PointInTime;
import almanac.shared.RoleLookup;
import almanac.shared.Scope;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Answers queries for the history of resources of every type, for callers that may see the whole of them now, and for
 * auditors. To all other callers a hidden resource looks like one that never existed.
 */
@Component
class Histories {

    private final RowStore store;
    private final LogPositions log;
    private final Actors actors;
    private final Guard guard;

    Histories(RowStore store, LogPositions log, Actors actors, RoleLookup roleLookup) {
        this.store = store;
        this.log = log;
        this.actors = actors;
        this.guard = new Guard(roleLookup);
    }

    @QueryHandler
    Page<HistoryEntryV1> answer(GetHistory query, CallerRoles roles, @MetaDataValue(Actor.USER_ID) String caller) {
        StreamHistory<?, ?> past = past(query.resource(), query.id(), roles, caller);
        long total = past.length(query.id());
        Window window = query.window();
        long first = query.newestFirst() ? Math.max(0, total - window.offset() - window.limit()) : window.offset();
        long end = query.newestFirst() ? total - window.offset() : Math.min(total, first + window.limit());
        if (first >= end) {
            return new Page<>(List.of(), total);
        }
        List<HistoryEntryV1> entries = entries(
                query.id(),
                past.steps(query.id(), first, end - 1, query.newestFirst()),
                Permission.AUDIT.isHeldBy(roles));
        return new Page<>(query.newestFirst() ? entries.reversed() : entries, total);
    }

    @QueryHandler
    HistoryDiffV1 answer(GetHistoryDiff query, CallerRoles roles, @MetaDataValue(Actor.USER_ID) String caller) {
        StreamHistory<?, ?> past = past(query.resource(), query.id(), roles, caller);
        OptionalLong from = log.lastUntil(query.id(), query.from());
        long to = last(query, past);
        Set<Long> versions = new HashSet<>(Set.of(to));
        from.ifPresent(versions::add);
        Map<Long, Map<String, Object>> states = past.statesAfter(query.id(), versions);
        Map<String, Object> target = Objects.requireNonNull(states.get(to));
        return from.isEmpty()
                ? new HistoryDiffV1(null, to, JsonDiff.whole(target))
                : new HistoryDiffV1(from.getAsLong(), to, JsonDiff.between(states.get(from.getAsLong()), target));
    }

    private long last(GetHistoryDiff query, StreamHistory<?, ?> past) {
        PointInTime to = query.to();
        return to == null
                ? past.length(query.id()) - 1
                : log.lastUntil(query.id(), to).orElseThrow(() -> missing(query.resource(), query.id()));
    }

    private StreamHistory<?, ?> past(String resource, String id, CallerRoles roles, String caller) {
        Rows<?, ?> rows = store.named(resource).orElseThrow(() -> missing(resource, id));
        Object probe = rows.probe(id).orElseThrow(() -> missing(resource, id));
        if (!Permission.AUDIT.isHeldBy(roles)) {
            check(probe, caller, roles, missing(resource, id));
        }
        return rows.past();
    }

    /**
     * Refuses a hidden resource in the same words as a missing one. A caller that may see the summary of a project
     * knows of it, and is told the missing permission.
     */
    private void check(Object probe, String caller, CallerRoles roles, DomainException missing) {
        if (roles.ofJob()) {
            Guard.requireForJobs(probe);
        }
        try {
            guard.check(probe, caller);
        } catch (DomainException refusal) {
            boolean isHidden = refusal.code().kind() == ErrorCode.Kind.NOT_FOUND
                    || (refusal.code() == ErrorCode.NOT_ALLOWED && !Scope.PROJECT.isOf(probe));
            throw isHidden ? missing : refusal;
        }
    }

    private static DomainException missing(String resource, String id) {
        return ErrorCode.HISTORY_NOT_FOUND.with(resource, id);
    }

    private List<HistoryEntryV1> entries(String id, List<StreamHistory.Step> steps, boolean forAuditors) {
        Map<Long, Long> positions = log.positions(
                id,
                steps.getFirst().event().getSequenceNumber(),
                steps.getLast().event().getSequenceNumber());
        Map<String, HistoryActorV1> people =
                actors.of(steps.stream().map(Histories::actor).toList());
        return steps.stream()
                .map(step -> entry(
                        step,
                        Objects.requireNonNull(positions.get(step.event().getSequenceNumber())),
                        Objects.requireNonNull(people.get(actor(step))),
                        forAuditors))
                .toList();
    }

    private static String actor(StreamHistory.Step step) {
        return Actor.of(step.event().getMetaData());
    }

    private static HistoryEntryV1 entry(
            StreamHistory.Step step, long position, HistoryActorV1 actor, boolean forAuditors) {
        EventName name = EventName.of(step.event());
        return new HistoryEntryV1(
                position,
                step.event().getSequenceNumber(),
                name.type(),
                name.words(),
                step.event().getTimestamp(),
                actor,
                forAuditors ? fact(step, Actor.CREDENTIAL) : null,
                forAuditors ? fact(step, Actor.REQUEST_ID) : null,
                step.changedBefore(),
                step.changedAfter());
    }

    private static @Nullable String fact(StreamHistory.Step step, String name) {
        return step.event().getMetaData().get(name) instanceof String text ? text : null;
    }
}
