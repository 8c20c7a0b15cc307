package almanac.history.api;

import static org.assertj.core.api.Assertions.assertThat;

import almanac.contract.Answer;
import almanac.project.event.ProjectEvent;
import almanac.project.event.ProjectEvent.CollaboratorRoleChanged;
import almanac.project.event.ProjectEvent.ProjectBlocked;
import almanac.project.event.ProjectEvent.ProjectUnblocked;
import almanac.server.Given;
import almanac.server.Given.Project;
import almanac.server.Server;
import almanac.server.Someone;
import almanac.shared.AccountId;
import almanac.shared.Actor;
import almanac.shared.ProjectId;
import almanac.shared.ProjectRole;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.MetaData;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionOperations;

/** A stream of 10,000 events answers within a second; of some tries one must, for other work may share the machine. */
class LongHistoryTest {

    private static final int EVENTS = 10_000;
    private static final int FIRST = 2; // after its creation and the first collaborator
    private static final Duration BOUND = Duration.ofSeconds(1);
    private static final int TRIES = 20; // the first that is in time is enough

    private final Someone ana = Someone.called("ana");
    private final Someone bo = Someone.called("bo");
    private final Project project = Given.withCollaborator(Given.aPrivateProjectOf(ana), bo.id(), "contributor");
    private final String history = "/api/almanac/v1/history/projects/" + project.id();

    @Test
    void ten_thousand_events_answer_within_a_second() {
        long start = Log.end();
        record(IntStream.range(FIRST, EVENTS)
                .<DomainEventMessage<?>>mapToObj(this::event)
                .toList());
        long end = Log.end();

        Answer asOf = inTime(project.path() + "?asOf=" + end);
        assertThat(asOf.header("ETag")).isEqualTo("\"" + (EVENTS - 1) + "\"");
        assertThat(asOf.at("/project"))
                .isEqualTo(ana.api().get(project.path()).expect(200).at("/project"));

        Answer last = inTime(history + "?order=desc&limit=100");
        assertThat(last.at("/metadata/totalCount").asInt()).isEqualTo(EVENTS);
        assertThat(last.at("/entries/0/position").asLong()).isEqualTo(end);
        assertThat(last.at("/entries")).hasSize(100);

        assertThat(inTime(history + "?offset=9000&limit=100").at("/entries")).hasSize(100);

        Answer diff = inTime(history + "/diff?from=" + start + "&to=" + end);
        assertThat(diff.at("/diff/fromVersion").asInt()).isEqualTo(FIRST - 1);
        assertThat(diff.at("/diff/toVersion").asInt()).isEqualTo(EVENTS - 1);
    }

    private Answer inTime(String path) {
        Duration best = BOUND.multipliedBy(100);
        Answer answer = ana.api().get(path).expect(200);
        for (int attempt = 0; attempt < TRIES && best.compareTo(BOUND) > 0; attempt++) {
            long started = System.nanoTime();
            answer = ana.api().get(path).expect(200);
            Duration taken = Duration.ofNanos(System.nanoTime() - started);
            best = best.compareTo(taken) < 0 ? best : taken;
        }
        assertThat(best).as(path).isLessThan(BOUND);
        return answer;
    }

    private DomainEventMessage<?> event(int sequence) {
        return new GenericDomainEventMessage<ProjectEvent>(
                "Project", project.id(), sequence, payload(sequence), MetaData.from(Actor.metaData(ana.id(), "made")));
    }

    private ProjectEvent payload(int sequence) {
        ProjectId id = new ProjectId(project.id());
        return switch (sequence % 4) {
            case 0 -> new ProjectBlocked(id, "reason " + sequence);
            case 1 -> new ProjectUnblocked(id);
            case 2 -> new CollaboratorRoleChanged(id, new AccountId(bo.id()), ProjectRole.LAUNCHER_USER);
            default -> new CollaboratorRoleChanged(id, new AccountId(bo.id()), ProjectRole.CONTRIBUTOR);
        };
    }

    /** As an aggregate does, projectors and all, so that rows and events go on saying the same. */
    private static void record(List<DomainEventMessage<?>> events) {
        TransactionOperations transaction = Server.running().bean(TransactionOperations.class);
        for (int from = 0; from < events.size(); from += 1_000) {
            List<DomainEventMessage<?>> part = events.subList(from, Math.min(events.size(), from + 1_000));
            transaction.executeWithoutResult(
                    status -> Server.running().bean(EventStore.class).publish(part));
        }
    }
}
