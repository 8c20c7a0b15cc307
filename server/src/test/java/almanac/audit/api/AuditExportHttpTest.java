package almanac.audit.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import almanac.contract.Answer;
import almanac.contract.Api;
import almanac.server.Given;
import almanac.server.Given.Project;
import almanac.server.Server;
import almanac.server.Someone;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.MappingIterator;
import tools.jackson.dataformat.csv.CsvMapper;
import tools.jackson.dataformat.csv.CsvSchema;

/** The audit trail as a table. */
class AuditExportHttpTest {

    private static final String EVENTS = "/api/audittrail/v1/auditevents";

    private final Someone ana = Someone.called("ana");
    private final Api auditor =
            Someone.withRoles("auditor", List.of("Auditor")).api().with("Accept", "text/csv");

    @Test
    void a_table_has_a_line_for_each_event_below_its_header() {
        Project project = Given.aPublicProjectOf(ana);
        Someone eve = Someone.called("eve");
        eve.api().delete(project.betaPath()).expect(403);
        Server.running().awaitTrail();

        Answer table = auditor.get(EVENTS + "?withinProjectId=" + project.id()).expect(200);

        assertThat(table.header("Content-Type")).startsWith("text/csv").containsIgnoringCase("utf-8");
        assertThat(table.header("Content-Disposition")).isEqualTo("attachment; filename=\"audit-trail.csv\"");
        List<Map<String, String>> lines = lines(table);
        assertThat(lines).hasSize(2);
        assertThat(lines.getFirst())
                .containsEntry("event", "Refused: Archive Project")
                .containsEntry("outcome", "refused")
                .containsEntry("code", "NOT_ALLOWED")
                .containsEntry("actorId", eve.id())
                .containsEntry("actorName", eve.userName())
                .containsEntry("targetType", "project")
                .containsEntry("targetId", project.id())
                .containsEntry("targetName", project.name())
                .containsEntry("withinProjectId", project.id())
                .containsEntry("withinProjectName", project.name())
                .containsEntry("fieldChanges", "[]");
        assertThat(lines.getLast())
                .containsEntry("event", "Project Created")
                .containsEntry("outcome", "done")
                .containsEntry("code", "");
        assertThat(lines.getLast().get("fieldChanges"))
                .contains("{\"fieldName\":\"name\",\"fieldType\":\"string\",\"after\":\"" + project.name() + "\"}");
        assertThat(lines.getLast().get("time")).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
    }

    @Test
    void texts_are_quoted_and_no_spreadsheet_takes_them_for_formulas() {
        for (String title : List.of("=1+1", "+1", "-1", "@SUM(A1)", "a,b\"c\"\nd")) {
            Project project = Given.aPrivateProjectOf(ana);
            ana.api().post(project.path() + "/goals", Map.of("title", title)).expect(200);
            Server.running().awaitTrail();
            String query = "?targetType=goal&withinProjectId=" + project.id();
            String expected = title.startsWith("a") ? title : "'" + title;
            assertThat(lines(auditor.get(EVENTS + query).expect(200)).getFirst())
                    .containsEntry("targetName", expected);
        }
    }

    @Test
    void without_a_limit_everything_that_matches_is_in_it() {
        Server.running().awaitTrail();
        assertThat(lines(auditor.get(EVENTS + "?offset=2").expect(200)))
                .hasSize(Math.toIntExact(Server.running().events() - 2));
    }

    @Test
    void a_table_is_longer_than_its_parts_and_cut_off_when_one_of_them_fails() {
        JdbcTemplate database = Server.running().database();
        String nowhere = "0a0b0c0d0e0f010203040506";
        String path = EVENTS + "?withinProjectId=" + nowhere;
        database.update("""
                insert into audit_event (position, at, event, outcome, actor_id, project_id, changes)
                select -n, to_timestamp(-n), 'Made Up', 'DONE', 'system', ?, '[]' from generate_series(1, 2500) n""", nowhere);
        assertThat(lines(auditor.get(path).expect(200))).hasSize(2_500);

        database.update("update audit_event set changes = '{}' where position = -2500"); // the oldest: in the last part
        assertThatThrownBy(() -> auditor.get(path)).isInstanceOf(UncheckedIOException.class);
        auditor.get(path + "&sort=timestamp").expect(500); // in the first part: nothing was sent yet

        database.update("delete from audit_event where project_id = ?", nowhere);
    }

    @Test
    void a_limit_and_an_offset_hold_for_tables_too() {
        List<Map<String, String>> all = lines(auditor.get(EVENTS + "?limit=5").expect(200));
        assertThat(all).hasSize(5);
        assertThat(lines(auditor.get(EVENTS + "?limit=2&offset=3&endTimestamp=9999999999999")
                        .expect(200)))
                .hasSize(2);
    }

    @Test
    void a_table_without_lines_has_a_header() {
        Answer empty = auditor.get(EVENTS + "?event=Nothing").expect(200);
        assertThat(empty.body()).startsWith("time,event,outcome,code,actorId,").hasLineCount(1);
    }

    @Test
    void a_refusal_is_json_whatever_was_asked_for() {
        Given.anonymous().with("Accept", "text/csv").get(EVENTS).expect(401);
        Answer forbidden = ana.api().with("Accept", "text/csv").get(EVENTS).expect(403);
        assertThat(forbidden.header("Content-Type")).startsWith("application/json");
        assertThat(forbidden.header("Content-Disposition")).isEmpty();
        assertThat(auditor.get(EVENTS + "?sort=size").expect(400).text("/errors/0"))
                .startsWith("sort: ");
        for (String sort : List.of("actorName", "event,-targetName")) {
            assertThat(auditor.get(EVENTS + "?sort=" + sort).expect(400).text("/errors/0"))
                    .startsWith("sort: ");
            auditor.get(EVENTS + "?limit=2000&sort=" + sort).expect(200);
        }
        assertThat(auditor.get(EVENTS + "?limit=0").expect(400).text("/errors/0"))
                .startsWith("limit: ");
    }

    @Test
    void json_is_the_answer_unless_a_table_is_asked_for() {
        for (String accept : List.of("*/*", "application/json", "text/csv;q=0.5, application/json")) {
            assertThat(auditor.with("Accept", accept)
                            .get(EVENTS + "?limit=1")
                            .expect(200)
                            .at("/events"))
                    .hasSize(1);
        }
        auditor.with("Accept", "text/html").get(EVENTS).expect(406);
        assertThat(auditor.with("Accept", "text/csv, */*;q=0.1")
                        .get(EVENTS + "?limit=1")
                        .expect(200)
                        .body())
                .startsWith("time,event");
    }

    private static List<Map<String, String>> lines(Answer table) {
        CsvSchema withHeader = CsvSchema.emptySchema().withHeader();
        try (MappingIterator<Map<String, String>> lines =
                new CsvMapper().readerForMapOf(String.class).with(withHeader).readValues(table.body())) {
            return lines.readAll();
        }
    }
}
