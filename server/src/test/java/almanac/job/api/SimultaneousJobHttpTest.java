package almanac.job.api;

import static almanac.server.Given.aJobIn;
import static almanac.server.Given.aPrivateProjectOf;
import static org.assertj.core.api.Assertions.assertThat;

import almanac.contract.Answer;
import almanac.server.Given.Job;
import almanac.server.Given.Project;
import almanac.server.Someone;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Many who start and tag jobs of one project at the same moment. */
class SimultaneousJobHttpTest {

    private static final int CLIENTS = 50;

    private final Someone ana = Someone.called("ana");
    private final Project project = aPrivateProjectOf(ana);

    /** Every fifth is refused, which takes no number. */
    @Test
    void numbers_have_no_gaps_and_none_is_given_twice() {
        List<Answer> answers = atOnce(
                CLIENTS,
                n -> ana.api()
                        .post(
                                "/api/jobs/v1/jobs",
                                Map.of(
                                        "projectId",
                                        project.id(),
                                        "runCommand",
                                        "x.py",
                                        "hardwareTier",
                                        n % 5 == 0 ? "huge-k8s" : "small-k8s")));
        List<Integer> numbers = answers.stream()
                .filter(answer -> answer.status() == 200)
                .map(answer -> answer.at("/job/number").asInt())
                .sorted()
                .toList();
        assertThat(numbers)
                .isEqualTo(IntStream.rangeClosed(1, CLIENTS * 4 / 5).boxed().toList());
    }

    @Test
    void one_name_becomes_one_tag() {
        List<Job> jobs = IntStream.range(0, 10).mapToObj(n -> aJobIn(project)).toList();
        List<Answer> answers = atOnce(
                jobs.size(),
                n -> ana.api().post(jobs.get(n).tags(), Map.of("tagName", "first", "projectId", project.id())));
        assertThat(answers).allSatisfy(answer -> answer.expect(200));
        assertThat(answers.stream().map(answer -> answer.text("/tag/id")).distinct())
                .hasSize(1);
    }

    private static List<Answer> atOnce(int clients, IntFunction<Answer> request) {
        CyclicBarrier start = new CyclicBarrier(clients);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Answer>> asked = new ArrayList<>();
            for (int n = 0; n < clients; n++) {
                int client = n;
                asked.add(threads.submit(() -> {
                    start.await();
                    return request.apply(client);
                }));
            }
            List<Answer> answers = new ArrayList<>();
            for (Future<Answer> each : asked) {
                answers.add(each.get());
            }
            return answers;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new AssertionError(e.getCause());
        }
    }
}
