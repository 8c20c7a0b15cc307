package almanac.projection;

import static org.assertj.core.api.Assertions.assertThat;

import almanac.console.Tab;
import almanac.contract.Answer;
import almanac.contract.Api;
import almanac.server.Neighbour;
import almanac.server.Server;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionOperations;

/** What a feed cannot fold is put aside, seen, tried again and given up; the feed goes on. */
class DeadLetterHttpTest {

    private static final String LETTERS = "/api/admin/v1/projections/fragile/dead-letters";

    @SuppressWarnings("NullAway.Init") // started before all tests
    private static Neighbour neighbour;

    @BeforeAll
    static void start() {
        neighbour = Neighbour.called("dead_letters", "--almanac.test.fragile-feed=true");
    }

    @AfterAll
    static void stop() {
        neighbour.close();
    }

    private final Server server = neighbour.server();
    private final JdbcTemplate database = server.database();
    private final Api admin = server.administrator();

    @Test
    void a_feed_goes_on_behind_an_event_that_it_cannot_fold() {
        refuseTitle("broken");
        String project = aProject();

        String broken = aGoal(project, "broken");
        String next = aGoal(project, "whole");

        Waiting.until(() -> titles().contains("whole"));
        assertThat(goalsKept()).contains(next).doesNotContain(broken);
        Answer letters = Waiting.until(
                () -> admin.get(LETTERS).expect(200),
                list -> list.at("/deadLetters").size() == 1);
        assertThat(letters.text("/deadLetters/0/stream")).isEqualTo(broken);
        assertThat(letters.text("/deadLetters/0/type")).isEqualTo("GoalAdded");
        assertThat(letters.text("/deadLetters/0/cause")).contains("no_broken");
        assertThat(letters.at("/deadLetters/0/attempts").asInt()).isEqualTo(1);
        String letter = letters.text("/deadLetters/0/id");
        assertThat(admin.get(LETTERS + "/" + letter).expect(200).text("/deadLetter/payload/title"))
                .isEqualTo("broken");

        Answer again = admin.post(LETTERS + "/" + letter + "/retry").expect(200);
        assertThat(again.at("/deadLetters/0/attempts").asInt()).isEqualTo(2);

        database.execute("alter table fragile_goal drop constraint no_broken");
        admin.post(LETTERS + "/" + letter + "/retry").expect(200);
        assertThat(admin.get(LETTERS).expect(200).at("/deadLetters")).isEmpty();
        assertThat(goalsKept()).contains(broken, next);
        assertThat(operations("DeadLetterRetried"))
                .filteredOn(event -> event.contains(letter))
                .hasSize(2);
    }

    @Test
    void a_dead_letter_is_seen_retried_and_discarded_in_the_console() {
        String hostile = "<script>x</script>";
        database.execute("alter table fragile_goal add constraint no_page check (title <> '" + hostile + "')");
        String project = aProject();
        aGoal(project, hostile);
        Waiting.until(() -> !letters().isEmpty());
        Tab tab = Tab.at(server);
        tab.logIn(Server.ADMINISTRATOR_KEY);
        String page = "/console/operations/projections/fragile/dead-letters";
        assertThat(tab.get(page).body()).contains("GoalAdded", "no_page").doesNotContain(hostile);
        String letter = page + "/" + admin.get(LETTERS).expect(200).text("/deadLetters/0/id");
        assertThat(tab.get(letter).body())
                .contains("&lt;script&gt;x", "no_page")
                .doesNotContain(hostile);
        assertThat(tab.post(letter + "/retry", Map.of()).headers().firstValue("Location"))
                .hasValue(page);
        assertThat(letters()).hasSize(1);
        assertThat(tab.post(letter + "/discard", Map.of()).statusCode()).isEqualTo(400);
        assertThat(letters()).hasSize(1);

        database.execute("alter table fragile_goal drop constraint no_page");
        tab.get(letter);
        assertThat(tab.post(letter + "/retry", Map.of()).statusCode()).isEqualTo(302);
        assertThat(letters()).isEmpty();
        assertThat(tab.get(page).body()).contains("has folded every event");
        assertThat(tab.get(letter).statusCode()).isEqualTo(404);
        assertThat(titles()).contains(hostile);
    }

    @Test
    void a_dead_letter_is_given_up_in_the_console_with_a_reason() {
        refuseTitle("hopeless");
        aGoal(aProject(), "hopeless");
        Waiting.until(() -> !letters().isEmpty());
        Tab tab = Tab.at(server);
        tab.logIn(Server.ADMINISTRATOR_KEY);
        String page = "/console/operations/projections/fragile/dead-letters";
        String letter = page + "/" + admin.get(LETTERS).expect(200).text("/deadLetters/0/id");
        tab.get(letter);
        tab.post(letter + "/discard", Map.of("reason", "told by its author"));
        assertThat(letters()).isEmpty();
        assertThat(operations("DeadLetterDiscarded")).singleElement().asString().contains("told by its author");
        database.execute("alter table fragile_goal drop constraint no_hopeless");
    }

    /** What is put aside behind a dead letter stays there when another event of the same transaction fails. */
    @Test
    void a_failure_undoes_nothing_of_what_waits_behind_others() {
        refuseTitle("dead");
        refuseTitle("failing");
        String project = aProject();
        String dead = aGoal(project, "dead");
        Waiting.until(() -> letters().contains("GoalAdded " + dead));

        String held = held(() -> {
            String first = aGoal(project, "keeps the feed waiting"); // what follows comes to it at once
            aGoal(project, "good");
            admin.patch(goal(project, dead), Map.of("isComplete", true)).expect(200);
            aGoal(project, "failing");
            return first;
        });

        Waiting.until(() -> titles().contains("good") && letters().size() == 3);
        assertThat(letters()).contains("GoalAdded " + dead, "GoalCompleted " + dead);
        assertThat(goalsKept()).contains(held).doesNotContain(dead);
        database.execute("alter table fragile_goal drop constraint no_dead");
        database.execute("alter table fragile_goal drop constraint no_failing");
        admin.post(LETTERS + "/retry").expect(200);
        assertThat(letters()).isEmpty();
        assertThat(titles()).contains("dead (done)", "failing");
    }

    /** Nobody can write the feed's table meanwhile. */
    private String held(Supplier<String> action) {
        return Objects.requireNonNull(server.bean(TransactionOperations.class).execute(status -> {
            database.execute("lock table fragile_goal in share mode");
            return action.get();
        }));
    }

    private List<String> letters() {
        List<String> letters = new ArrayList<>();
        admin.get(LETTERS)
                .expect(200)
                .at("/deadLetters")
                .forEach(letter -> letters.add(letter.at("/type").asString() + " "
                        + letter.at("/stream").asString()));
        return letters;
    }

    private static String goal(String project, String goal) {
        return "/api/projects/v1/projects/" + project + "/goals/" + goal;
    }

    private void refuseTitle(String title) {
        database.execute("alter table fragile_goal drop constraint if exists no_" + title);
        database.execute("alter table fragile_goal add constraint no_%1$s check (title <> '%1$s')".formatted(title));
    }

    private String aProject() {
        return admin.post(
                        "/api/projects/beta/projects",
                        Map.of("name", "p" + System.nanoTime(), "description", "", "visibility", "private"))
                .expect(200)
                .text("/project/id");
    }

    private String aGoal(String project, String title) {
        return admin.post("/api/projects/v1/projects/" + project + "/goals", Map.of("title", title))
                .expect(200)
                .text("/goal/id");
    }

    private List<String> goalsKept() {
        return database.queryForList("select id from fragile_goal", String.class);
    }

    private List<String> titles() {
        return database.queryForList("select title from fragile_goal", String.class);
    }

    private List<String> operations(String type) {
        return database.queryForList(
                "select payload::text from domain_event where payload_type like ? and meta_data ->> 'userId' is not null",
                String.class,
                "%$" + type);
    }
}
