package almanac.job.api;

import static almanac.server.Given.aJobIn;
import static almanac.server.Given.aPrivateProjectOf;
import static almanac.server.Given.withCollaborator;
import static org.assertj.core.api.Assertions.assertThat;

import almanac.contract.Answer;
import almanac.server.Given.Job;
import almanac.server.Given.Project;
import almanac.server.JobSteps;
import almanac.server.Someone;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JobListHttpTest {

    private final Someone ana = Someone.called("ana");
    private final Project project = aPrivateProjectOf(ana);

    @Test
    void jobs_are_listed_newest_first_and_by_pages() {
        for (int n = 0; n < 5; n++) {
            aJobIn(project);
        }
        assertThat(numbers("")).containsExactly(5, 4, 3, 2, 1);
        assertThat(numbers("&ascending=true")).containsExactly(1, 2, 3, 4, 5);
        assertThat(numbers("&offset=1&limit=2")).containsExactly(4, 3);
        assertThat(numbers("&offset=9")).isEmpty();
        Answer page = list("&limit=2");
        assertThat(page.at("/metadata/totalCount").asInt()).isEqualTo(5);
        assertThat(page.at("/metadata/pagination/totalCount").asInt()).isEqualTo(5);
        assertThat(list("&offset=9").at("/metadata/totalCount").asInt()).isEqualTo(5);
    }

    @Test
    void a_list_is_of_one_project() {
        aJobIn(project);
        aJobIn(aPrivateProjectOf(ana));
        assertThat(numbers("")).containsExactly(1);
        ana.api().get("/api/jobs/beta/jobs").expect(400);
        ana.api().get("/api/jobs/beta/jobs?projectId=ffffffffffffffffffffffff").expect(404);
    }

    @Test
    void jobs_are_told_apart_by_how_far_they_are() {
        aJobIn(project); // 1
        JobSteps.place(aJobIn(project)); // 2
        JobSteps.run(aJobIn(project)); // 3
        Job stopping = JobSteps.run(aJobIn(project)); // 4
        ana.api().post(stopping.own("stop")).expect(200);
        JobSteps.succeed(aJobIn(project)); // 5
        JobSteps.fail(aJobIn(project)); // 6
        Job archived = JobSteps.succeed(aJobIn(project)); // 7
        ana.api().post(archived.own("archive")).expect(200);
        assertThat(numbers("&statusFilter=queued")).containsExactly(2, 1);
        assertThat(numbers("&statusFilter=running")).containsExactly(4, 3);
        assertThat(numbers("&statusFilter=Active")).containsExactly(4, 3, 2, 1);
        assertThat(numbers("&statusFilter=completed")).containsExactly(6, 5);
        assertThat(numbers("&statusFilter=completed&showArchived=true")).containsExactly(7, 6, 5);
        assertThat(numbers("&statusFilter=archived")).containsExactly(7);
        assertThat(numbers("&statusFilter=all")).containsExactly(6, 5, 4, 3, 2, 1);
        assertThat(numbers("&showArchived=true")).containsExactly(7, 6, 5, 4, 3, 2, 1);
        assertThat(list("&statusFilter=running&limit=1")
                        .at("/metadata/totalCount")
                        .asInt())
                .isEqualTo(2);
    }

    @Test
    void jobs_are_sorted_by_what_they_say() {
        aJobIn(project, Map.of("title", "b", "runCommand", "z.py"));
        aJobIn(project, Map.of("runCommand", "y.py"));
        aJobIn(project, Map.of("title", "a", "runCommand", "x.py"));
        assertThat(numbers("&sortBy=title&ascending=true")).containsExactly(3, 1, 2);
        assertThat(numbers("&sortBy=title")).containsExactly(1, 3, 2);
        assertThat(numbers("&sortBy=command&ascending=true")).containsExactly(3, 2, 1);
        assertThat(numbers("&sortBy=commentCount")).containsExactly(3, 2, 1);
    }

    @Test
    void jobs_are_sorted_by_the_name_of_who_started_them() {
        Someone ben = Someone.called("ben");
        withCollaborator(project, ben.id(), "contributor");
        Project seenByBen = new Project(project.id(), project.name(), ben);
        aJobIn(seenByBen);
        aJobIn(project);
        aJobIn(seenByBen);
        aJobIn(project);
        assertThat(numbers("&sortBy=user&ascending=true")).containsExactly(2, 4, 1, 3);
        assertThat(numbers("&sortBy=user")).containsExactly(3, 1, 4, 2);
    }

    @Test
    void jobs_are_sorted_by_how_far_they_are() {
        aJobIn(project);
        JobSteps.succeed(aJobIn(project));
        JobSteps.fail(aJobIn(project));
        JobSteps.succeed(aJobIn(project));
        assertThat(numbers("&sortBy=status&ascending=true")).containsExactly(3, 1, 2, 4);
        assertThat(numbers("&sortBy=STATUS")).containsExactly(4, 2, 1, 3);
    }

    @Test
    void jobs_that_never_ran_come_last_by_time() {
        Job first = aJobIn(project);
        aJobIn(project);
        JobSteps.succeed(aJobIn(project));
        JobSteps.succeed(first);
        assertThat(numbers("&sortBy=startedTime")).containsExactly(1, 3, 2);
        assertThat(numbers("&sortBy=startedTime&ascending=true")).containsExactly(3, 1, 2);
        assertThat(numbers("&sortBy=duration").getLast()).isEqualTo(2);
        assertThat(numbers("&sortBy=duration&ascending=true").getLast()).isEqualTo(2);
    }

    @Test
    void statistics_sort_as_numbers_where_they_are_some() {
        List<Map<String, String>> told = List.of(
                Map.of("AUC", "9"),
                Map.of("AUC", "10", "loss", "1"),
                Map.of("AUC", "good"),
                Map.of("loss", "0.5"),
                Map.of("AUC", "-1.5e3"));
        told.forEach(statistics -> JobSteps.succeed(aJobIn(project), statistics));
        String byAuc = "&sortBy=dominoStatsField&dominoStatsSortFieldName=AUC";
        assertThat(numbers(byAuc + "&ascending=true")).containsExactly(5, 1, 2, 3, 4);
        assertThat(numbers(byAuc)).containsExactly(2, 1, 5, 3, 4);
        assertThat(numbers("&sortBy=number&dominoStatsSortFieldName=AUC")).containsExactly(5, 4, 3, 2, 1);
        assertThat(numbers("&sortBy=dominoStatsField")).containsExactly(5, 4, 3, 2, 1);
        assertThat(numbers("&sortBy=dominoStatsField&dominoStatsSortFieldName=a%27b%22"))
                .containsExactly(5, 4, 3, 2, 1);
    }

    @Test
    void a_tag_is_looked_for_by_its_whole_name() {
        Job tagged = aJobIn(project);
        aJobIn(project);
        String name = "so \"called\"";
        ana.api()
                .post(tagged.tags(), Map.of("tagName", name, "projectId", project.id()))
                .expect(200);
        assertThat(numbers("&tagFilter=so%20%22called%22")).containsExactly(1);
        assertThat(numbers("&tagFilter=so")).isEmpty();
        assertThat(list("&tagFilter=so%20%22called%22")
                        .at("/metadata/totalCount")
                        .asInt())
                .isEqualTo(1);
    }

    private List<Integer> numbers(String more) {
        return list(more)
                .at("/jobs")
                .valueStream()
                .map(job -> job.path("number").asInt())
                .toList();
    }

    private Answer list(String more) {
        return ana.api()
                .get("/api/jobs/beta/jobs?projectId=" + project.id() + more)
                .expect(200);
    }
}
