package almanac.datasource.api;

import almanac.datasource.api.AuditFeed.Entry;
import almanac.datasource.command.DataSourceCommand.RecordDataSourceAccess;
import almanac.messaging.Caller;
import almanac.messaging.Dispatch;
import almanac.server.Given;
import almanac.server.Given.DataSource;
import almanac.server.Given.Project;
import almanac.server.Server;
import almanac.server.Someone;
import almanac.shared.DataSourceId;
import almanac.shared.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/** Things that happen to some data sources, one after the other, and what the audit feed should tell of them. */
final class RandomHistory {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final int MINUTES = 3;
    private static final int MOST_ALIVE = 4;

    private final Random random;
    private final Someone chief = Someone.withRoles("chief", List.of("SysAdmin"));
    private final List<Someone> people = List.of(Someone.called("ana"), Someone.called("ben"), Someone.called("cy"));
    private final List<Project> projects =
            List.of(Given.aPrivateProjectOf(people.getFirst()), Given.aPrivateProjectOf(people.getLast()));
    private final List<Known> all = new ArrayList<>();
    private final List<Entry> expected = new ArrayList<>();

    RandomHistory(long seed) {
        this.random = new Random(seed);
    }

    /** A data source as the model has it. */
    private static final class Known {

        private final DataSource dataSource;
        private Someone owner;
        private Set<String> sharedWith = Set.of();
        private final Set<String> projects = new HashSet<>();
        private final Set<String> seen = new HashSet<>();
        private boolean deleted;

        Known(DataSource dataSource) {
            this.dataSource = dataSource;
            this.owner = dataSource.owner();
        }
    }

    void run(int steps) {
        for (int n = 0; n < steps; n++) {
            List<Known> alive = all.stream().filter(known -> !known.deleted).toList();
            if (alive.isEmpty() || (alive.size() < MOST_ALIVE && random.nextInt(5) == 0)) {
                create();
            } else {
                change(oneOf(alive));
            }
        }
    }

    /** The newest first. */
    List<Entry> expected() {
        return expected.reversed();
    }

    String ids() {
        return String.join(",", all.stream().map(known -> known.dataSource.id()).toList());
    }

    List<Someone> people() {
        return people;
    }

    /** Those that somebody is told of who is no administrator. */
    Set<String> ownedBy(Someone who) {
        Set<String> owned = new HashSet<>();
        all.stream().filter(known -> known.owner.equals(who)).forEach(known -> owned.add(known.dataSource.id()));
        return owned;
    }

    <T> T oneOf(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    private void create() {
        Known made = new Known(Given.aDataSourceOf(oneOf(people)));
        all.add(made);
        expect(made, "CreateDataSource", made.owner, Map.of());
    }

    private void change(Known it) {
        switch (random.nextInt(9)) {
            case 0, 1, 2 -> look(it);
            case 3 -> share(it);
            case 4 -> configure(it);
            case 5 -> giveAway(it);
            case 6 -> associate(it);
            case 7 -> meddle(it);
            default -> deleteOrDissociate(it);
        }
    }

    private void look(Known it) {
        Someone who = random.nextBoolean() ? it.owner : chief;
        int minute = random.nextInt(MINUTES);
        Instant at = NOON.plus(Duration.ofMinutes(minute)).plusSeconds(random.nextInt(60));
        UserId user = new UserId(who.id());
        Server.running()
                .bean(Dispatch.class)
                .send(
                        new RecordDataSourceAccess(new DataSourceId(it.dataSource.id()), user, at),
                        new Caller(user, "of a test", "of a test", null, null));
        if (it.seen.add(who.id() + minute)) {
            expect(it, "AccessDataSource", who, Map.of());
        }
    }

    private void share(Known it) {
        Set<String> wanted = random.nextBoolean() ? Set.of(oneOf(people).id()) : Set.of();
        it.owner
                .api()
                .patch(
                        it.dataSource.path(),
                        Map.of("permissions", Map.of("isEveryone", false, "userAndOrganizationIds", wanted)))
                .expect(200);
        if (!wanted.equals(it.sharedWith)) {
            it.sharedWith = wanted;
            expect(
                    it,
                    "DataSourceChangeOfPermissions",
                    it.owner,
                    Map.of("isEveryone", "false", "userAndOrganizationIds", String.join(",", wanted)));
        }
    }

    private void configure(Known it) {
        it.owner
                .api()
                .patch(it.dataSource.path(), Map.of("config", Map.of("port", String.valueOf(random.nextInt(100)))))
                .expect(200);
    }

    private void giveAway(Known it) {
        Someone next = oneOf(people);
        chief.api()
                .put(it.dataSource.adminPath() + "/owner", Map.of("ownerId", next.id()))
                .expect(200);
        if (!next.equals(it.owner)) {
            it.owner = next;
            expect(it, "DataSourceChangeOfOwnership", chief, Map.of("ownerId", next.id()));
        }
    }

    private void associate(Known it) {
        Project project = oneOf(projects);
        chief.api().put(it.dataSource.inProject(project)).expect(200);
        if (it.projects.add(project.id())) {
            expect(it, "DataSourceAssociatedToProject", chief, Map.of("projectId", project.id()));
        }
    }

    /** What is refused is told of nowhere here. */
    private void meddle(Known it) {
        Someone other =
                people.stream().filter(who -> !who.equals(it.owner)).findFirst().orElseThrow();
        int status = other.api().delete(it.dataSource.path()).status();
        if (status != 403 && status != 404) {
            throw new AssertionError("deleted by somebody else: " + status);
        }
    }

    private void deleteOrDissociate(Known it) {
        if (it.projects.isEmpty()) {
            it.owner.api().delete(it.dataSource.path()).expect(200);
            it.deleted = true;
            expect(it, "DeleteDataSource", it.owner, Map.of());
            return;
        }
        Project project = oneOf(projects);
        boolean isThere = it.projects.remove(project.id());
        chief.api().delete(it.dataSource.inProject(project)).expect(isThere ? 200 : 404);
        if (isThere) {
            expect(it, "DataSourceDissociatedFromProject", chief, Map.of("projectId", project.id()));
        }
    }

    private void expect(Known it, String kind, Someone who, Map<String, String> metadata) {
        expected.add(new Entry(
                it.dataSource.id(),
                it.dataSource.name(),
                kind,
                who.userName(),
                new TreeMap<>(metadata),
                Instant.EPOCH));
    }
}
