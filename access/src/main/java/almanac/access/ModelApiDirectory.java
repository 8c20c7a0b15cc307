package almanac.access;

import almanac.shared.EnvironmentId;
import almanac.shared.ModelApiId;
import almanac.shared.ModelApiVersionId;
import almanac.shared.ProjectId;
import java.util.Optional;

/** Answers a decision's questions about model APIs, as of its own transaction. */
public interface ModelApiDirectory {

    /** A model API as it stays until the transaction ends. */
    record HeldApi(ProjectId project, EnvironmentId environment) {}

    /** Tells whether the project exists; if so, it is not archived before the transaction ends. */
    boolean holdProject(ProjectId project);

    boolean isModelApiNameTaken(ProjectId project, String name);

    /** Returns the model API; until the transaction ends no other one changes it or adds a version. */
    Optional<HeldApi> hold(ModelApiId api);

    /** Returns the number of the next version of a model API that is held. */
    int nextNumber(ModelApiId api);

    boolean hasVersion(ModelApiId api, ModelApiVersionId version);
}
