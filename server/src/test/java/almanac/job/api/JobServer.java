package almanac.job.api;

import almanac.contract.Answer;
import almanac.git.api.Git;
import almanac.server.Neighbour;
import almanac.server.Server;
import almanac.server.Someone;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;

/** A server of its own that runs two jobs at a time, and somebody there who has some run. */
final class JobServer implements AutoCloseable {

    static final Duration SOON = Duration.ofSeconds(60);

    private static final Set<String> ENDS = Set.of("Succeeded", "Failed", "Stopped", "Error");

    private final Neighbour neighbour;
    private final Someone ana;

    JobServer(String database) {
        neighbour = Neighbour.called(database, "--almanac.jobs.at-once=2");
        ana = Someone.on(neighbour.server(), "ana", List.of("Practitioner"));
    }

    /** A project and a clone of it. */
    record Repository(String project, Git git) {

        String push(String file, String text) {
            String commit = git.commit(file, text);
            git.run("push", "--quiet", "origin", "HEAD").expectDone();
            return commit;
        }

        String head(String branch) {
            return git.run("ls-remote", "origin", "refs/heads/" + branch)
                    .expectDone()
                    .split("\\s", 2)[0];
        }
    }

    Server server() {
        return neighbour.server();
    }

    Someone ana() {
        return ana;
    }

    @Override
    public void close() {
        neighbour.close();
    }

    Repository repository(Path directory) {
        String name = Someone.unique("project");
        String project = ana.api()
                .post("/api/projects/beta/projects", Map.of("name", name, "description", "", "visibility", "private"))
                .expect(200)
                .text("/project/id");
        Server server = neighbour.server();
        String url = "http://%s:%s@localhost:%d/git/%s/%s.git"
                .formatted(ana.userName(), ana.key(), server.port(), ana.userName(), name);
        new Git(directory).run("clone", "--quiet", url, name).expectDone();
        return new Repository(project, new Git(directory.resolve(name)));
    }

    String start(String project, String command, Map<String, Object> more) {
        Map<String, Object> body = new HashMap<>(Map.of("projectId", project, "runCommand", command));
        body.putAll(more);
        return ana.api().post("/api/jobs/v1/jobs", body).expect(200).text("/job/id");
    }

    JsonNode awaitEnd(String job) {
        return Awaitility.await("the job has ended")
                .atMost(SOON)
                .until(
                        () -> ana.api()
                                .get("/api/jobs/beta/jobs/" + job)
                                .expect(200)
                                .at("/job"),
                        now -> ENDS.contains(now.at("/status/executionStatus").asString()));
    }

    long ended(String project) {
        return ana.api()
                .get("/api/jobs/beta/jobs?limit=1&statusFilter=completed&projectId=" + project)
                .expect(200)
                .at("/metadata/totalCount")
                .asLong();
    }

    /** Page by page, as a client does, until there is no more. */
    List<String> follow(String job) {
        List<String> lines = new ArrayList<>();
        StringBuilder latest = new StringBuilder();
        Awaitility.await("the log is complete").atMost(SOON).until(() -> {
            Answer page = log(job, "?limit=2" + (latest.isEmpty() ? "" : "&latestTimeNano=" + latest));
            page.at("/logs/logContent")
                    .forEach(line -> lines.add(line.path("log").asString()));
            if (page.at("/metadata/pagination").has("latestTimeNano")) {
                latest.replace(0, latest.length(), page.text("/metadata/pagination/latestTimeNano"));
            }
            return page.at("/logs/isComplete").asBoolean();
        });
        return lines;
    }

    Answer log(String job, String query) {
        return ana.api().get("/api/jobs/beta/jobs/" + job + "/logs" + query).expect(200);
    }

    String output(String job) {
        StringBuilder text = new StringBuilder();
        log(job, "?logType=stdOut")
                .at("/logs/logContent")
                .forEach(line -> text.append(line.path("log").asString()).append('\n'));
        return text.toString();
    }

    static String outputCommit(JsonNode job) {
        return job.at("/commitDetails/outputCommitId").asString();
    }

    String dataset(String project, String name) {
        return ana.api()
                .post("/api/datasetrw/v1/datasets", Map.of("name", name, "projectId", project))
                .expect(200)
                .text("/dataset/id");
    }

    String file(String dataset, String path) {
        return "/api/almanac/v1/datasets/" + dataset + "/files/" + path;
    }

    void put(String dataset, String path, String text) {
        ana.api()
                .with("Content-Type", "text/plain")
                .put(file(dataset, path), text)
                .expect(200);
    }
}
