package almanac.experiment.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import almanac.server.Given;
import almanac.server.Server;
import almanac.server.Someone;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mlflow.api.proto.Service;
import org.mlflow.api.proto.Service.CreateExperiment;
import org.mlflow.api.proto.Service.ExperimentTag;
import org.mlflow.api.proto.Service.Metric;
import org.mlflow.api.proto.Service.Param;
import org.mlflow.api.proto.Service.Run;
import org.mlflow.api.proto.Service.RunInfo;
import org.mlflow.api.proto.Service.RunStatus;
import org.mlflow.api.proto.Service.RunTag;
import org.mlflow.api.proto.Service.ViewType;
import org.mlflow.tracking.ExperimentsPage;
import org.mlflow.tracking.MlflowClient;
import org.mlflow.tracking.MlflowHttpException;
import org.mlflow.tracking.RunsPage;
import org.mlflow.tracking.creds.BasicMlflowHostCreds;

/** The tracking API as the Java client of MLflow uses it: a client that others have written. */
class MlflowClientHttpTest {

    private final Someone ana = Someone.called("ana");
    private final Given.Project project = Given.aPrivateProjectOf(ana);
    private MlflowClient client;

    @BeforeEach
    void a_client_with_a_token() {
        client = clientOf(ana);
    }

    @AfterEach
    void it_is_closed() {
        client.close();
    }

    private static MlflowClient clientOf(Someone someone) {
        return new MlflowClient(
                new BasicMlflowHostCreds("http://localhost:" + Server.running().port(), Given.aTokenOf(someone)));
    }

    private String anExperiment(String name) {
        return client.createExperiment(CreateExperiment.newBuilder()
                .setName(name)
                .addTags(ExperimentTag.newBuilder()
                        .setKey("mlflow.domino.project_id")
                        .setValue(project.id()))
                .addTags(ExperimentTag.newBuilder().setKey("team").setValue("actuaries"))
                .build());
    }

    @Test
    void an_experiment_is_made_found_renamed_deleted_and_restored() {
        String name = Someone.unique("churn");
        String id = anExperiment(name);
        assertThat(id).matches("[1-9][0-9]{17}");
        Service.Experiment made = client.getExperiment(id);
        assertThat(made.getName()).isEqualTo(name);
        assertThat(made.getArtifactLocation()).isEqualTo("mlflow-artifacts:/mlflow");
        assertThat(made.getLifecycleStage()).isEqualTo("active");
        assertThat(made.getTagsList())
                .anyMatch(tag -> tag.getKey().equals("team") && tag.getValue().equals("actuaries"));
        assertThat(client.getExperimentByName(name).orElseThrow().getExperimentId())
                .isEqualTo(id);
        assertThat(client.getExperimentByName("nobody's")).isEmpty();
        client.renameExperiment(id, name + " again");
        assertThat(client.getExperiment(id).getName()).isEqualTo(name + " again");
        client.setExperimentTag(id, "team", "others");
        client.deleteExperiment(id);
        assertThat(client.getExperiment(id).getLifecycleStage()).isEqualTo("deleted");
        assertThatThrownBy(() -> anExperiment(name + " again"))
                .isInstanceOf(MlflowHttpException.class)
                .hasMessageContaining("RESOURCE_ALREADY_EXISTS");
        assertThatThrownBy(() -> client.createRun(id))
                .isInstanceOf(MlflowHttpException.class)
                .hasMessageContaining("deleted");
        client.restoreExperiment(id);
        assertThat(client.getExperiment(id).getLifecycleStage()).isEqualTo("active");
    }

    @Test
    void experiments_are_found_page_by_page_and_those_of_hidden_projects_are_not() {
        String name = Someone.unique("paged");
        List<String> made = IntStream.range(0, 5)
                .mapToObj(number -> anExperiment(name + "-" + number))
                .toList();
        ExperimentsPage first =
                client.searchExperiments("name LIKE '" + name + "-%'", ViewType.ACTIVE_ONLY, 2, List.of("name DESC"));
        assertThat(first.getItems())
                .extracting(Service.Experiment::getExperimentId)
                .containsExactly(made.get(4), made.get(3));
        ExperimentsPage second = (ExperimentsPage) first.getNextPage();
        assertThat(second.getItems())
                .extracting(Service.Experiment::getExperimentId)
                .containsExactly(made.get(2), made.get(1));
        assertThat(second.getNextPage().hasNextPage()).isFalse();
        try (MlflowClient outsider = clientOf(Someone.called("outsider"))) {
            assertThat(outsider.searchExperiments("name LIKE '" + name + "-%'").getItems())
                    .isEmpty();
            assertThat(outsider.getExperimentByName(name + "-0")).isEmpty();
            assertThatThrownBy(() -> outsider.getExperiment(made.getFirst()))
                    .isInstanceOf(MlflowHttpException.class)
                    .hasMessageContaining("RESOURCE_DOES_NOT_EXIST");
        }
    }

    @Test
    void a_run_logs_params_metrics_and_tags_and_ends() {
        String experiment = anExperiment(Someone.unique("churn"));
        RunInfo run = client.createRun(experiment);
        assertThat(run.getStatus()).isEqualTo(RunStatus.RUNNING);
        assertThat(run.getArtifactUri()).isEqualTo("mlflow-artifacts:/mlflow/" + run.getRunId() + "/artifacts");
        client.logParam(run.getRunId(), "depth", "6");
        client.logMetric(run.getRunId(), "auc", 0.5, 1_000, 0);
        client.logMetric(run.getRunId(), "auc", 0.75, 2_000, 1);
        client.logMetric(run.getRunId(), "auc", 0.7, 3_000, 2);
        client.logMetric(run.getRunId(), "worst", Double.NaN, 3_000, 2);
        client.logMetric(run.getRunId(), "best", Double.POSITIVE_INFINITY, 3_000, 2);
        client.setTag(run.getRunId(), "stage", "draft");
        client.setTag(run.getRunId(), "mlflow.domino.project_id", "forged");
        client.deleteTag(run.getRunId(), "stage");
        client.setTerminated(run.getRunId(), RunStatus.FINISHED, 5_000);
        Run done = client.getRun(run.getRunId());
        assertThat(done.getInfo().getStatus()).isEqualTo(RunStatus.FINISHED);
        assertThat(done.getInfo().getEndTime()).isEqualTo(5_000);
        assertThat(done.getInfo().getUserId()).isEqualTo(ana.userName());
        assertThat(done.getData().getParamsList()).extracting(Param::getValue).containsExactly("6");
        assertThat(done.getData().getMetricsList())
                .extracting(Metric::getKey, Metric::getValue)
                .containsExactlyInAnyOrder(
                        tuple("auc", 0.7), tuple("best", Double.POSITIVE_INFINITY), tuple("worst", Double.NaN));
        assertThat(done.getData().getTagsList())
                .extracting(RunTag::getKey, RunTag::getValue)
                .contains(
                        tuple("mlflow.domino.project_id", project.id()),
                        tuple("mlflow.source.type", "LOCAL"),
                        tuple("mlflow.user", ana.userName()))
                .noneMatch(tag -> tag.toString().contains("draft"));
        assertThat(client.getMetricHistory(run.getRunId(), "auc"))
                .extracting(Metric::getValue)
                .containsExactly(0.5, 0.75, 0.7);
        client.deleteRun(run.getRunId());
        assertThat(client.getRun(run.getRunId()).getInfo().getLifecycleStage()).isEqualTo("deleted");
        assertThatThrownBy(() -> client.logParam(run.getRunId(), "late", "1"))
                .isInstanceOf(MlflowHttpException.class)
                .hasMessageContaining("restore");
        client.restoreRun(run.getRunId());
        assertThat(client.getRun(run.getRunId()).getInfo().getLifecycleStage()).isEqualTo("active");
    }

    @Test
    void a_param_keeps_its_value_and_a_refused_batch_leaves_nothing() {
        String run = client.createRun(anExperiment(Someone.unique("churn"))).getRunId();
        client.logBatch(run, List.of(metric("loss", 1, 0)), List.of(param("depth", "6")), List.of());
        client.logParam(run, "depth", "6");
        assertThatThrownBy(() -> client.logBatch(
                        run,
                        List.of(metric("loss", 0.1, 1)),
                        List.of(param("lr", "1"), param("depth", "7")),
                        List.of()))
                .isInstanceOf(MlflowHttpException.class)
                .hasMessageContaining("INVALID_PARAMETER_VALUE");
        assertThat(client.getMetricHistory(run, "loss")).hasSize(1);
        assertThat(client.getRun(run).getData().getParamsList()).hasSize(1);
    }

    @Test
    void runs_are_found_by_what_they_have_logged() {
        String experiment = anExperiment(Someone.unique("search"));
        List<String> runs = IntStream.range(0, 6)
                .mapToObj(number -> {
                    String run = client.createRun(experiment).getRunId();
                    client.logBatch(
                            run,
                            List.of(metric("auc", 0.9, 0), metric("auc", number / 10.0, 1)),
                            List.of(param("depth", Integer.toString(number))),
                            List.of(RunTag.newBuilder()
                                    .setKey("my stage")
                                    .setValue(number % 2 == 0 ? "even" : "odd")
                                    .build()));
                    return run;
                })
                .toList();
        assertThat(found(experiment, "metrics.auc > 0.25")).containsExactlyInAnyOrderElementsOf(runs.subList(3, 6));
        assertThat(found(experiment, "metrics.auc>=0.2 and params.depth!='3' AND tags.`my stage` = 'odd'"))
                .containsExactly(runs.get(5));
        assertThat(found(experiment, "tags.\"my stage\"=\"even\" and tags.\"mlflow.source.type\"=\"LOCAL\""))
                .containsExactlyInAnyOrder(runs.get(0), runs.get(2), runs.get(4));
        assertThat(found(experiment, "params.depth IN ('1', '2') and tags.`my stage` ILIKE 'EV%'"))
                .containsExactly(runs.get(2));
        assertThat(found(experiment, "attributes.run_id = '" + runs.get(1) + "'"))
                .containsExactly(runs.get(1));
        assertThat(found(experiment, "status = 'FINISHED'")).isEmpty();
        assertThat(found(experiment, "start_time > 0 and end_time > 0")).isEmpty();
        RunsPage first =
                client.searchRuns(List.of(experiment), "", ViewType.ACTIVE_ONLY, 4, List.of("metrics.auc DESC"));
        assertThat(ids(first.getItems())).containsExactly(runs.get(5), runs.get(4), runs.get(3), runs.get(2));
        assertThat(ids(((RunsPage) first.getNextPage()).getItems())).containsExactly(runs.get(1), runs.get(0));
        assertThat(first.getItems().getFirst().getData().getMetricsList())
                .extracting(Metric::getValue)
                .containsExactly(0.5);
        assertThatThrownBy(() -> found(experiment, "metrics.auc > 'x'"))
                .isInstanceOf(MlflowHttpException.class)
                .hasMessageContaining("at character 1");
        assertThatThrownBy(() -> found(experiment, "metrics.auc > 1 or metrics.auc < 0"))
                .isInstanceOf(MlflowHttpException.class)
                .hasMessageContaining("at character 17");
    }

    @Test
    void runs_of_others_can_be_read_and_not_changed() {
        Someone bo = Someone.called("bo");
        Given.withCollaborator(project, bo.id(), "contributor");
        String experiment = anExperiment(Someone.unique("shared"));
        String run = client.createRun(experiment).getRunId();
        try (MlflowClient others = clientOf(bo)) {
            assertThat(others.getRun(run).getInfo().getRunId()).isEqualTo(run);
            assertThatThrownBy(() -> others.logParam(run, "depth", "1"))
                    .isInstanceOf(MlflowHttpException.class)
                    .hasMessageContaining("PERMISSION_DENIED");
            String own = others.createRun(experiment).getRunId();
            others.logParam(own, "depth", "1");
            assertThat(found(experiment, "params.depth = '1'")).containsExactly(own);
        }
    }

    @Test
    void an_api_key_with_the_user_name_is_good_as_a_password() {
        try (MlflowClient byName = new MlflowClient(
                new BasicMlflowHostCreds("http://localhost:" + Server.running().port(), ana.userName(), ana.key()))) {
            assertThat(byName.getExperimentByName("nobody's")).isEqualTo(Optional.empty());
        }
        try (MlflowClient wrong = new MlflowClient(
                new BasicMlflowHostCreds("http://localhost:" + Server.running().port(), ana.userName(), "wrong"))) {
            assertThatThrownBy(() -> wrong.getExperiment("0"))
                    .isInstanceOf(MlflowHttpException.class)
                    .hasMessageContaining("UNAUTHENTICATED");
        }
    }

    @Test
    void the_default_experiment_can_be_read_and_says_what_is_missing() {
        assertThat(client.getExperiment("0").getName()).isEqualTo("Default");
        assertThatThrownBy(() -> client.createRun())
                .isInstanceOf(MlflowHttpException.class)
                .hasMessageContaining("set_experiment");
        assertThatThrownBy(() -> client.createExperiment(Someone.unique("nowhere")))
                .isInstanceOf(MlflowHttpException.class)
                .hasMessageContaining("mlflow.domino.project_id")
                .hasMessageContaining("X-Domino-Project-Id");
    }

    private List<String> found(String experiment, String filter) {
        return ids(client.searchRuns(List.of(experiment), filter, ViewType.ACTIVE_ONLY, 100)
                .getItems());
    }

    private static List<String> ids(List<Run> runs) {
        return runs.stream().map(run -> run.getInfo().getRunId()).toList();
    }

    private static Metric metric(String key, double value, long step) {
        return Metric.newBuilder()
                .setKey(key)
                .setValue(value)
                .setTimestamp(1_000 + step)
                .setStep(step)
                .build();
    }

    private static Param param(String key, String value) {
        return Param.newBuilder().setKey(key).setValue(value).build();
    }
}
