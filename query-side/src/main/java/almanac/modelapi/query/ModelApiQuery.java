package almanac.modelapi.query;

import almanac.row.Page;
import almanac.row.Window;
import almanac.shared.ModelApiId;
import almanac.shared.ModelApiTokenId;
import almanac.shared.ModelApiVersionId;
import almanac.shared.OpenToAll;
import almanac.shared.Permission;
import almanac.shared.PredictionId;
import almanac.shared.Query;
import almanac.shared.Requires;
import almanac.shared.Scoped;
import almanac.shared.SystemOnly;
import almanac.shared.UserId;
import org.jspecify.annotations.Nullable;

/** Queries about model APIs, their versions, tokens and instances. */
public interface ModelApiQuery {

    @Requires(Permission.VIEW_MODEL_APIS)
    record GetModelApi(ModelApiId api) implements Scoped.ModelApi, Query<ModelApiV1> {}

    /** Asks for those model APIs that the user may see, newest first. */
    @OpenToAll
    record SearchModelApis(UserId by, ModelApiFilter filter, Window window) implements Query<Page<ModelApiV1>> {}

    /** Asks for the environment variables of a model API, without their values, in the order of their setting. */
    @Requires(Permission.PUBLISH_MODEL_APIS)
    record ListModelApiVariables(ModelApiId api) implements Scoped.ModelApi, Query<Page<ModelApiVariableV1>> {}

    /** Asks what the instances of a version did, oldest first. */
    @Requires(Permission.VIEW_MODEL_APIS)
    record ReadDeploymentLog(ModelApiId api, ModelApiVersionId version)
            implements Scoped.ModelApi, Query<InstanceLogV1> {}

    /** Asks for the versions of a model API, newest first. */
    @Requires(Permission.VIEW_MODEL_APIS)
    record ListModelApiVersions(ModelApiId api) implements Scoped.ModelApi, Query<Page<ModelApiVersionV1>> {}

    @Requires(Permission.VIEW_MODEL_APIS)
    record GetModelApiVersion(ModelApiId api, ModelApiVersionId version)
            implements Scoped.ModelApi, Query<ModelApiVersionV1> {}

    /** Asks for the tokens of a model API, without their values, oldest first. */
    @Requires(Permission.VIEW_MODEL_APIS)
    record ListModelTokens(ModelApiId api) implements Scoped.ModelApi, Query<Page<ModelApiAccessTokenV1>> {}

    @Requires(Permission.VIEW_MODEL_APIS)
    record GetModelToken(ModelApiId api, ModelApiTokenId token)
            implements Scoped.ModelApi, Query<ModelApiAccessTokenV1> {}

    /**
     * Asks for lines of the log of a version's youngest instance.
     *
     * @param ofBuild whether the preparation is asked for, rather than what the instance prints
     * @param afterNano the lines strictly after this moment, in nanoseconds since 1970
     */
    @Requires(Permission.VIEW_MODEL_APIS)
    record ReadInstanceLog(ModelApiId api, ModelApiVersionId version, boolean ofBuild, long afterNano, int limit)
            implements Scoped.ModelApi, Query<InstanceLogV1> {}

    /** Asks for the function that a version serves. */
    @Requires(Permission.VIEW_MODEL_APIS)
    record GetModelSignature(ModelApiId api) implements Scoped.ModelApi, Query<ModelSignatureV1> {}

    /**
     * Asks where a call goes.
     *
     * @param which {@code latest}, {@code prod}, or the number of a version
     * @param digest of the token that came with it; null when none came
     */
    @SystemOnly
    record RouteCall(ModelApiId api, String which, @Nullable String digest) implements Query<ServedRoute> {}

    /** Asks for the versions that have instances, or are to have some. */
    @SystemOnly
    record ListServedVersions() implements Query<ServedVersions> {}

    /** Asks for one version as its instances have to know it. */
    @SystemOnly
    record GetServedVersion(ModelApiVersionId version) implements Query<ServedVersion> {}

    /** Asks for the token of that digest. */
    @SystemOnly
    record FindModelToken(String digest) implements Query<ModelTokenHolder> {}

    /** Asks for the prediction that was requested with a key. */
    @SystemOnly
    record FindKeyedPrediction(ModelApiId api, String key) implements Query<KeyedPrediction> {}

    /** Asks for one asynchronous prediction of a model API. */
    @SystemOnly
    record FindPrediction(ModelApiId api, PredictionId prediction) implements Query<KeptPrediction> {}
}
