package almanac.cost.api;

import static org.assertj.core.api.Assertions.assertThat;

import almanac.contract.Api;
import almanac.cost.command.BudgetCommand.RecordBudgetReached;
import almanac.cost.event.BudgetLabel;
import almanac.messaging.Dispatch;
import almanac.messaging.RequestId;
import almanac.notification.MailServer;
import almanac.server.Given;
import almanac.server.JobSteps;
import almanac.server.Server;
import almanac.server.Someone;
import almanac.web.Wire;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class BudgetHttpTest {

    private static final String BUDGETS = "/v4/cost/budgets/";
    private static final String REACHED = """
            select payload::text from domain_event
            where payload_type like '%BudgetReached' and payload::text like ? order by global_index""";

    private final Server server = Server.running();
    private final Api administrator = Given.administrator();

    /** What python-domino sends and reads. */
    @Test
    void budgets_of_kinds_and_of_single_things_are_set_changed_and_removed() {
        JsonNode defaults = administrator.get(BUDGETS + "defaults").expect(200).json();
        assertThat(defaults.valueStream().map(each -> each.path("budgetLabel").asString()))
                .containsExactly("BillingTag", "Organization", "Project");
        Map<String, Object> body = Map.of(
                "budgetLabel", "Organization", "budgetType", "Default", "limit", 888_888_888.5, "window", "monthly");
        assertThat(administrator
                        .put(BUDGETS + "defaults/Organization", body)
                        .expect(200)
                        .at("/limit")
                        .decimalValue())
                .isEqualByComparingTo("888888888.5");
        assertThat(administrator
                        .get(BUDGETS + "defaults")
                        .expect(200)
                        .at("/1/limit")
                        .decimalValue())
                .isEqualByComparingTo("888888888.5");

        String id = Given.aBudget();
        Map<String, Object> changed = new HashMap<>(Given.aBudgetBody(id));
        changed.put("limit", 777_777_777);
        administrator.put(BUDGETS + "overrides/" + id, changed).expect(200);
        assertThat(of(id).getFirst().path("limit").asInt()).isEqualTo(777_777_777);
        assertThat(administrator
                        .delete(BUDGETS + "overrides/" + id)
                        .expect(200)
                        .json()
                        .isArray())
                .isTrue();
        assertThat(of(id)).isEmpty();
        administrator.delete(BUDGETS + "overrides/" + id).expect(404);
        administrator.put(BUDGETS + "overrides/" + id, changed).expect(404);
    }

    private List<JsonNode> of(String id) {
        return administrator
                .get(BUDGETS + "overrides")
                .expect(200)
                .json()
                .valueStream()
                .filter(budget -> budget.path("labelId").asString().equals(id))
                .toList();
    }

    @Test
    void a_body_that_contradicts_its_address_is_refused() {
        String id = Given.aBudget();
        assertThat(administrator
                        .put(BUDGETS + "defaults/Project", Map.of("budgetLabel", "Organization", "limit", 1))
                        .expect(400)
                        .text("/errors/0"))
                .startsWith("budgetLabel: ");
        assertThat(administrator
                        .put(BUDGETS + "defaults/Planet", Map.of("limit", 1))
                        .expect(400)
                        .text("/errors/0"))
                .startsWith("label: ");
        assertThat(administrator
                        .put(BUDGETS + "overrides/another", Given.aBudgetBody(id))
                        .expect(400)
                        .text("/errors/0"))
                .startsWith("labelId: ");
        Map<String, Object> other = new HashMap<>(Given.aBudgetBody(id));
        other.put("budgetLabel", "Project");
        assertThat(administrator.post(BUDGETS + "overrides", other).expect(400).text("/errors/0"))
                .startsWith("budgetLabel: ");
    }

    /** As python-domino sends them: without saying what they are. */
    @Test
    void alert_settings_are_read_as_json_whatever_the_header_says_and_their_addresses_are_kept_sealed() {
        String body = """
                {"alertsEnabled": true, "notifyOrgOwner": false,
                 "alertTargets": [{"label": "Project", "emails": ["treasurer-of-a-test@example.org"]}]}""";
        assertThat(Wire.send(
                                "PUT",
                                BUDGETS + "global/alertsSettings",
                                body.getBytes(StandardCharsets.UTF_8),
                                "X-Domino-Api-Key",
                                Someone.withRoles("treasurer", List.of("SysAdmin"))
                                        .key())
                        .statusCode())
                .isEqualTo(200);
        assertThat(administrator
                        .get(BUDGETS + "global/alertsSettings")
                        .expect(200)
                        .text("/alertTargets/0/emails/0"))
                .isEqualTo("treasurer-of-a-test@example.org");
        assertThat(server.kept("treasurer-of-a-test")).isEmpty();
    }

    @Test
    void each_part_of_a_budget_that_is_spent_is_recorded_once_and_told_to_each_address_by_one_mail() {
        Given.Project project = Given.aPrivateProjectOf(Someone.called("ana"));
        String treasurer = Someone.unique("treasurer") + "@example.org";
        String controller = Someone.unique("controller") + "@example.org";
        String other = Someone.unique("other") + "@example.org";
        tell(true, Map.of("Project", List.of(treasurer, controller), "BillingTag", List.of(other)));
        Map<String, Object> body = new HashMap<>(Given.aBudgetBody(project.id()));
        body.put("budgetLabel", "Project");
        body.put("limit", new BigDecimal("0.000001"));
        administrator.post(BUDGETS + "overrides", body).expect(200);
        Map<String, Object> tier = new HashMap<>(Given.aHardwareTier(Someone.unique("tier")));
        tier.put("centsPerMinute", 600_000);
        String id = administrator
                .post("/api/hardwaretiers/v1/hardwaretiers", tier)
                .expect(200)
                .text("/hardwareTier/id");
        JobSteps.succeed(Given.aJobIn(project, Map.of("hardwareTier", id)));
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(reached(project)).hasSize(2));
        assertThat(reached(project)).anyMatch(event -> event.contains("80")).anyMatch(event -> event.contains("100"));
        administrator.delete(BUDGETS + "overrides/" + project.id()).expect(200);
        MailServer mails = MailServer.shared();
        for (String address : List.of(treasurer, controller)) {
            assertThat(mails.awaitMails(address, 2))
                    .extracting(mail -> mail.header("Subject"))
                    .containsExactlyInAnyOrder(subject(project, "is nearly spent"), subject(project, "is reached"));
        }
        server.awaitQuiet();
        assertThat(mails.to(treasurer)).hasSize(2);
        assertThat(mails.to(controller)).hasSize(2);
        assertThat(mails.to(other)).as("it is told of billing tags").isEmpty();
        assertThat(mails.to(treasurer).getLast().body())
                .contains("0.000001 USD", "aggregate=label:dominodatalab.com/project-id");
        assertThat(server.kept(treasurer, controller))
                .as("neither the log nor the outbox has an address in clear")
                .isEmpty();
    }

    private static String subject(Given.Project project, String state) {
        return "[Almanac] The budget of the project %s for %s %s"
                .formatted(project.name(), YearMonth.now(ZoneOffset.UTC), state);
    }

    private void tell(boolean enabled, Map<String, List<String>> addresses) {
        administrator
                .put(
                        BUDGETS + "global/alertsSettings",
                        Map.of(
                                "alertsEnabled",
                                enabled,
                                "notifyOrgOwner",
                                true,
                                "alertTargets",
                                addresses.entrySet().stream()
                                        .map(each -> Map.of("label", each.getKey(), "emails", each.getValue()))
                                        .toList()))
                .expect(200);
    }

    /** The event is recorded by hand: no organization owns a project, so the cost of none ever reaches a budget. */
    @Test
    void administrators_of_an_organization_are_told_of_its_budget_if_the_settings_say_so() {
        Someone ana = Someone.called("ana");
        Someone member = Someone.called("member");
        Given.Organization organization = Given.anOrganizationOf(ana, member);
        tell(false, Map.of());
        reach(organization, 80);
        server.awaitQuiet();
        tell(true, Map.of());
        reach(organization, 100);
        MailServer mails = MailServer.shared();
        assertThat(mails.awaitMail(ana.userName() + "@example.org").header("Subject"))
                .startsWith("[Almanac] The budget of the organization " + organization.name())
                .endsWith("is reached");
        server.awaitQuiet();
        assertThat(mails.to(ana.userName() + "@example.org"))
                .as("alerts were off when four fifths were spent")
                .hasSize(1);
        assertThat(mails.to(member.userName() + "@example.org")).isEmpty();
    }

    private void reach(Given.Organization organization, int percentage) {
        server.bean(Dispatch.class)
                .sendAsSystem(
                        new RecordBudgetReached(
                                BudgetLabel.ORGANIZATION,
                                organization.id(),
                                YearMonth.now(ZoneOffset.UTC),
                                percentage,
                                BigDecimal.TEN,
                                BigDecimal.TEN),
                        RequestId.next());
    }

    private List<String> reached(Given.Project project) {
        return server.database().queryForList(REACHED, String.class, "%" + project.id() + "%");
    }
}
