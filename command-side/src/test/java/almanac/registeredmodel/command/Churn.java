package almanac.registeredmodel.command;

import static almanac.given.People.ANA;
import static almanac.given.People.BO;
import static almanac.given.People.CY;

import almanac.access.ArtifactTable.Frozen;
import almanac.access.ModelTables.KnownVersion;
import almanac.given.InMemoryModelDirectory;
import almanac.registeredmodel.event.ModelVersionEvent.ReviewAnswered;
import almanac.registeredmodel.event.ModelVersionEvent.ReviewRequested;
import almanac.registeredmodel.event.ModelVersionEvent.StageTransitioned;
import almanac.registeredmodel.event.ModelVersionEvent.VersionCreated;
import almanac.registeredmodel.event.ReviewDecision;
import almanac.registeredmodel.event.StageCause;
import almanac.shared.ArtifactRoot;
import almanac.shared.ExperimentRunId;
import almanac.shared.ModelId;
import almanac.shared.ModelReviewId;
import almanac.shared.ModelVersionId;
import almanac.shared.ProjectId;
import almanac.shared.ProjectRole;
import almanac.shared.ProjectVisibility;
import almanac.shared.UserId;
import java.util.List;

/** A model with a version that Ana has registered, in a project of hers with Bo and Cy. */
final class Churn {

    static final ProjectId PROJECT = new ProjectId("66b0000000000000000000e5");
    static final ProjectId ELSEWHERE = new ProjectId("66b0000000000000000000e6");
    static final ModelId MODEL = new ModelId("66b0000000000000000000c1");
    static final ModelVersionId VERSION = new ModelVersionId("66b0000000000000000000c2");
    static final ModelReviewId REVIEW = new ModelReviewId("66b0000000000000000000c9");
    static final ExperimentRunId RUN = new ExperimentRunId("66b00000000000000000ab0041f2c9d7");
    static final Frozen FILES =
            new Frozen(2, 1_024, "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08");

    static final VersionCreated CREATED = new VersionCreated(
            VERSION,
            MODEL,
            PROJECT,
            1,
            RUN,
            ArtifactRoot.of(RUN),
            "model",
            "runs:/model",
            "first",
            FILES.files(),
            FILES.bytes(),
            FILES.digest());

    static final ReviewRequested ASKED =
            new ReviewRequested(VERSION, REVIEW, ANA, List.of(BO, CY), "Production", "please look");

    private Churn() {}

    static InMemoryModelDirectory directory() {
        return new InMemoryModelDirectory(PROJECT, ProjectVisibility.PRIVATE)
                .withUser(ANA, ProjectRole.OWNER)
                .withUser(BO, ProjectRole.CONTRIBUTOR)
                .withUser(CY, ProjectRole.RESULTS_CONSUMER)
                .withModel(MODEL)
                .withArtifacts(ArtifactRoot.of(RUN), PROJECT, FILES)
                .withVersion(new KnownVersion(VERSION, 1, "None"));
    }

    static ReviewAnswered answered(UserId reviewer, ReviewDecision decision) {
        return new ReviewAnswered(VERSION, REVIEW, reviewer, decision, "");
    }

    static StageTransitioned moved(String from, String to, StageCause cause) {
        return new StageTransitioned(VERSION, from, to, cause);
    }
}
