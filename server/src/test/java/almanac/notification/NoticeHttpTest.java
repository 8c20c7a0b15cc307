package almanac.notification;

import static almanac.server.Someone.unique;
import static org.assertj.core.api.Assertions.assertThat;

import almanac.gateway.http.GatewayClient;
import almanac.gateway.http.StubProvider;
import almanac.notification.MailServer.Mail;
import almanac.registeredmodel.api.Models;
import almanac.registeredmodel.api.Models.Model;
import almanac.server.Given;
import almanac.server.Server;
import almanac.server.Someone;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Reviewers, requesters, owners of projects and managers of the gateway are told by mail of what they have to do with. */
class NoticeHttpTest {

    private static final String BUDGETS = "[Almanac] The budget of the gateway endpoint ";

    private final MailServer mails = MailServer.shared();
    private final Someone ana = Someone.called("ana");
    private final Given.Project project = Given.aPrivateProjectOf(ana);

    private Someone contributor(String name) {
        Someone someone = Someone.called(name);
        Given.withCollaborator(project, someone.id(), "contributor");
        return someone;
    }

    private static String address(Someone someone) {
        return someone.userName() + "@example.org";
    }

    private List<String> subjects(Someone someone) {
        return mails.to(address(someone)).stream()
                .map(mail -> mail.header("Subject"))
                .toList();
    }

    private static void ask(Model model, Someone... reviewers) {
        model.api()
                .post(
                        model.version(1) + "/reviews",
                        Map.of("targetStage", "Production", "reviewers", users(reviewers), "notes", "please look"))
                .expect(201);
    }

    private static List<Map<String, String>> users(Someone... someones) {
        return List.of(someones).stream()
                .map(someone -> Map.of("userId", someone.id()))
                .toList();
    }

    @Test
    void reviewers_are_told_once_that_they_are_asked_and_the_requester_of_each_answer() {
        Model model = Models.aModelIn(project);
        Someone bo = contributor("bo");
        Someone cy = contributor("cy");
        ask(model, bo, ana);
        Mail asked = mails.awaitMail(address(bo));
        assertThat(asked.header("Subject"))
                .isEqualTo("[Almanac] A review of %s, version 1, is asked of you".formatted(model.name()));
        assertThat(asked.body())
                .contains(
                        "version 1 of " + model.name() + " may move to the stage Production.",
                        "please look",
                        "Sent by " + ana.userName() + ".",
                        "https://almanac.example" + model.version(1));

        model.api()
                .patch(model.reviewPath(1), Map.of("reviewers", users(bo, cy)))
                .expect(204);
        mails.awaitMail(address(cy));
        bo.api()
                .post(
                        model.reviewPath(1) + "/responses",
                        Map.of("decision", "RequestedChanges", "notes", "more recall"))
                .expect(201);
        Mail answered = mails.awaitMail(address(ana));
        assertThat(answered.header("Subject"))
                .isEqualTo("[Almanac] %s, version 1: changes are requested".formatted(model.name()));
        assertThat(answered.body()).contains("more recall", "Sent by " + bo.userName() + ".");
        Server.running().awaitQuiet();
        assertThat(subjects(bo)).hasSize(1);
        assertThat(subjects(ana)).as("she asked for it herself").hasSize(1);
    }

    @Test
    void owners_of_a_project_are_told_who_asks_for_access() {
        Models.aModelIn(project, true);
        Someone dee = Someone.called("dee");
        dee.api().post(Models.MODELS + "/access/" + project.id()).expect(204);
        Mail mail = mails.awaitMail(address(ana));
        assertThat(mail.header("Subject")).matches("\\[Almanac] Access to the project \\S+ is asked for");
        assertThat(mail.body()).contains("Sent by " + dee.userName() + ".", "/projects/" + project.id());
    }

    @Test
    void those_that_manage_the_gateway_are_told_once_that_a_budget_is_nearly_spent_and_that_it_is_reached() {
        Someone manager = Someone.withRoles("manager", List.of("SupportStaff"));
        String answer = """
                {"choices": [], "usage": {"prompt_tokens": 50, "completion_tokens": 50}}""";
        try (StubProvider provider = new StubProvider(StubProvider.whole(200, answer))) {
            String endpoint = GatewayClient.anEndpointTo(provider, ana);
            String terms = "/api/almanac/v1/gateway/endpoints/" + endpoint;
            Given.administrator()
                    .put(terms + "/prices", Map.of("currency", "EUR", "input", 1_000, "output", 1_000))
                    .expect(200); // 0.1 a call
            Given.administrator()
                    .put(terms + "/limits", Map.of("budgetPerMonth", 0.25))
                    .expect(200);
            GatewayClient.ask(ana.api(), call(endpoint)).expect(200);
            GatewayClient.ask(ana.api(), call(endpoint)).expect(200);
            Mail near = mails.awaitMail(address(manager));
            assertThat(near.header("Subject"))
                    .startsWith(BUDGETS + endpoint + " for ")
                    .endsWith(" is nearly spent");
            assertThat(near.body()).contains("0.2 of the 0.25 EUR were spent by now.");
            Map<String, Object> large = new HashMap<>(call(endpoint));
            large.put("max_tokens", 1_000);
            for (int n = 0; n < 2; n++) {
                GatewayClient.ask(ana.api(), large).expect(429);
            }
            Mail reached = mails.awaitMails(address(manager), 2).getLast();
            assertThat(reached.header("Subject")).endsWith(" is reached");
            assertThat(reached.body()).contains("are refused until the month is over");
            Server.running().awaitQuiet();
            assertThat(subjects(manager)).hasSize(2);
        }
    }

    private static Map<String, Object> call(String endpoint) {
        Map<String, Object> call = new HashMap<>(GatewayClient.chat(endpoint, unique("hello")));
        call.put("max_tokens", 10);
        return call;
    }
}
