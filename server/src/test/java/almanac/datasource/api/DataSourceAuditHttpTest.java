package almanac.datasource.api;

import static almanac.server.Given.aDataSourceOf;
import static almanac.server.Given.aPrivateProjectOf;
import static almanac.server.Given.administrator;
import static org.assertj.core.api.Assertions.assertThat;

import almanac.datasource.api.AuditFeed.Entry;
import almanac.server.Given.DataSource;
import almanac.server.Given.Project;
import almanac.server.Someone;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DataSourceAuditHttpTest {

    private static final String AUDIT = "/api/datasource/v1/audit";

    private final Someone ana = Someone.called("ana");
    private final Someone ben = Someone.called("ben");
    private final Someone chief = Someone.withRoles("chief", List.of("SysAdmin"));
    private final DataSource dataSource = aDataSourceOf(ana);

    @Test
    void everything_that_is_to_be_told_is_told_the_newest_first() {
        Project project = aPrivateProjectOf(ana);
        ana.api().get(dataSource.path()).expect(200);
        ana.api().patch(dataSource.path(), sharedWith(ben)).expect(200);
        ana.api().patch(dataSource.path(), Map.of("config", Map.of())).expect(200);
        chief.api().put(dataSource.inProject(project)).expect(200);
        chief.api().delete(dataSource.inProject(project)).expect(200);
        chief.api()
                .put(dataSource.adminPath() + "/owner", Map.of("ownerId", ben.id()))
                .expect(200);
        ben.api().delete(dataSource.path()).expect(200);

        List<Entry> told = AuditFeed.read(administrator(), ofIt());

        assertThat(told).allSatisfy(entry -> assertThat(entry.name()).isEqualTo(dataSource.name()));
        assertThat(told.stream().map(entry -> entry.kind() + " by " + entry.performedBy()))
                .containsExactly(
                        "DeleteDataSource by " + ben.userName(),
                        "DataSourceChangeOfOwnership by " + chief.userName(),
                        "DataSourceDissociatedFromProject by " + chief.userName(),
                        "DataSourceAssociatedToProject by " + chief.userName(),
                        "DataSourceChangeOfPermissions by " + ana.userName(),
                        "AccessDataSource by " + ana.userName(),
                        "CreateDataSource by " + ana.userName());
        assertThat(told.stream().map(Entry::metadata))
                .containsExactly(
                        Map.of(),
                        Map.of("ownerId", ben.id()),
                        Map.of("projectId", project.id()),
                        Map.of("projectId", project.id()),
                        Map.of("isEveryone", "false", "userAndOrganizationIds", ben.id()),
                        Map.of(),
                        Map.of());
        assertThat(AuditFeed.read(administrator(), ofIt() + "&dataSourceNames=" + dataSource.name()))
                .isEqualTo(told);
    }

    @Test
    void who_looks_twice_within_a_minute_is_told_of_once() {
        Instant minute = withinAMinute(() -> {
            ana.api().get(dataSource.path()).expect(200);
            ana.api().get(dataSource.path()).expect(200);
            chief.api().get(dataSource.path()).expect(200);
        });
        assertThat(AuditFeed.read(administrator(), ofIt() + "&eventKinds=AccessDataSource&startTime=" + minute))
                .extracting(Entry::performedBy)
                .containsExactly(chief.userName(), ana.userName());
    }

    @Test
    void lists_changes_and_refusals_are_no_access() {
        ana.api().get("/api/datasource/v1/datasources").expect(200);
        ana.api().patch(dataSource.path(), sharedWith(ben)).expect(200);
        chief.api().put(dataSource.inProject(aPrivateProjectOf(ana))).expect(200);
        Someone.called("outsider").api().get(dataSource.path()).expect(404);
        assertThat(AuditFeed.read(administrator(), ofIt() + "&eventKinds=AccessDataSource"))
                .isEmpty();
    }

    @Test
    void others_are_told_of_what_they_own_now_or_owned_last() {
        DataSource bens = aDataSourceOf(ben, ana.id());
        assertThat(AuditFeed.read(ana.api(), "")).extracting(Entry::dataSource).containsOnly(dataSource.id());
        assertThat(AuditFeed.read(ana.api(), "?dataSourceIds=" + bens.id())).isEmpty();
        chief.api()
                .put(bens.adminPath() + "/owner", Map.of("ownerId", ana.id()))
                .expect(200);
        assertThat(AuditFeed.read(ben.api(), "")).isEmpty();
        ana.api().delete(bens.path()).expect(200);
        assertThat(AuditFeed.read(ana.api(), "?dataSourceIds=" + bens.id()))
                .extracting(Entry::kind)
                .containsExactly("DeleteDataSource", "DataSourceChangeOfOwnership", "CreateDataSource");
        Someone auditor = Someone.withRoles("auditor", List.of("Auditor"));
        assertThat(AuditFeed.read(auditor.api(), ofIt())).hasSize(1);
    }

    @Test
    void times_belong_to_what_they_bound() {
        ana.api().patch(dataSource.path(), sharedWith(ben)).expect(200);
        List<Entry> all = AuditFeed.read(ana.api(), ofIt());
        Instant first = all.getLast().at();
        Instant last = all.getFirst().at();
        assertThat(AuditFeed.read(ana.api(), ofIt() + "&startTime=" + first + "&endTime=" + last))
                .isEqualTo(all);
        assertThat(AuditFeed.read(ana.api(), ofIt() + "&startTime=" + last.plusMillis(1)))
                .isEmpty();
        assertThat(AuditFeed.read(ana.api(), ofIt() + "&endTime=" + first.minusMillis(1)))
                .isEmpty();
        assertThat(AuditFeed.read(ana.api(), ofIt() + "&startTime=" + last + "&endTime=" + first)
                        .isEmpty())
                .isEqualTo(!first.equals(last));
    }

    @Test
    void whoever_is_erased_is_not_named_any_more() {
        Someone ozy = Someone.called("ozymandias");
        DataSource his = aDataSourceOf(ozy);
        administrator()
                .delete("/api/admin/v1/subjects/" + ozy.id() + "?newOwnerId=" + ana.id())
                .expect(200);
        assertThat(AuditFeed.read(ana.api(), "?dataSourceIds=" + his.id()))
                .extracting(Entry::performedBy)
                .last()
                .isEqualTo("erased-" + ozy.id());
    }

    @Test
    void kinds_are_read_in_any_letter_case() {
        assertThat(AuditFeed.read(ana.api(), ofIt() + "&eventKinds=createdatasource,DeleteDataSource"))
                .hasSize(1);
        assertThat(AuditFeed.read(ana.api(), ofIt() + "&eventKinds=CreateDataSource&eventKinds=DeleteDataSource"))
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "eventKinds=Dance, eventKinds",
        "dataSourceIds=nonsense, nonsense",
        "startTime=soon, startTime",
        "endTime=2026-13-01T00:00:00Z, endTime",
    })
    void what_cannot_be_understood_is_refused(String query, String word) {
        assertThat(ana.api().get(AUDIT + "?" + query).expect(400).text("/errors/0"))
                .contains(word);
    }

    private String ofIt() {
        return "?dataSourceIds=" + dataSource.id();
    }

    /** The minute in which all of it was done; begun again when another one has begun meanwhile. */
    private static Instant withinAMinute(Runnable work) {
        for (int attempt = 0; attempt < 3; attempt++) {
            Instant minute = minute();
            work.run();
            if (minute.equals(minute())) {
                return minute;
            }
        }
        throw new AssertionError("three requests take longer than a minute");
    }

    private static Instant minute() {
        return Clock.systemUTC().instant().truncatedTo(ChronoUnit.MINUTES);
    }

    private static Map<String, Object> sharedWith(Someone user) {
        return Map.of("permissions", Map.of("isEveryone", false, "userAndOrganizationIds", List.of(user.id())));
    }
}
