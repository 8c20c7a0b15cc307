package almanac.shared;

import static almanac.shared.ErrorCode.Kind.CONFLICT;
import static almanac.shared.ErrorCode.Kind.FORBIDDEN;
import static almanac.shared.ErrorCode.Kind.FULL;
import static almanac.shared.ErrorCode.Kind.INVALID;
import static almanac.shared.ErrorCode.Kind.NOT_FOUND;
import static almanac.shared.ErrorCode.Kind.NOT_SERVED;
import static almanac.shared.ErrorCode.Kind.STALE;
import static almanac.shared.ErrorCode.Kind.TOO_LARGE;
import static almanac.shared.ErrorCode.Kind.TOO_MANY;
import static almanac.shared.ErrorCode.Kind.TOO_SLOW;
import static almanac.shared.ErrorCode.Kind.UNAUTHENTICATED;
import static almanac.shared.ErrorCode.Kind.UNAVAILABLE;
import static almanac.shared.ErrorCode.Kind.UNPROCESSABLE;
import static almanac.shared.ErrorCode.Kind.UNSATISFIABLE;
import static almanac.shared.ErrorCode.Kind.UNSUPPORTED;

/** The reasons for which a request is refused, each with the sentence that its sender reads. */
public enum ErrorCode {
    NOT_LOGGED_IN(UNAUTHENTICATED, "You must be logged in: no valid credential came with this request"),
    NO_CURRENT_USER(
            FORBIDDEN, "No current user in the request: an API key is not a bearer token, send it as X-Domino-Api-Key"),
    IDENTITY_NOT_USABLE(FORBIDDEN, "This identity cannot log in: %s"),
    PROVIDER_AWAY(UNAVAILABLE, "The OpenID provider does not answer: try again later"),
    NOT_ALLOWED(FORBIDDEN, "You are not allowed to do this: %s is needed"),
    NOT_FOR_JOBS(FORBIDDEN, "The token of a job is not good for this, log in as yourself: %s is needed"),
    WORKSPACE_OF_ANOTHER(
            FORBIDDEN,
            "Workspace '%s' belongs to another user: only its owner may do this, and an administrator may delete it"),
    SESSION_OF_ANOTHER(
            FORBIDDEN, "Session '%s' belongs to another user: only its owner and the owner of the project may do this"),
    NOT_A_REVIEWER(FORBIDDEN, "You are not asked by review '%s', or have no role in its project any more"),
    REVIEW_OF_ANOTHER(
            FORBIDDEN,
            "Review '%s' was requested by another user: that user, owners of the project and administrators change it"),
    RUN_OF_ANOTHER(FORBIDDEN, "Run '%s' belongs to another user: only that user may change it"),
    LOG_NOT_SETTLED(UNAVAILABLE, "A transaction has been writing to the log for too long: try again later"),
    VARIABLES_NOT_HERE(
            UNAVAILABLE, "What the environment's variables are set to is not kept here: add a revision that says"),
    PROJECT_VARIABLES_NOT_HERE(
            UNAVAILABLE, "The values of the project's variables %s are not kept here: set these once more"),
    NOT_READABLE_YET(UNAVAILABLE, "The change is made, but cannot be read yet: look for it later"),
    TOO_MANY_FOLLOWERS(UNAVAILABLE, "As many as may are following the log already: try again later"),
    STALE_VERSION(STALE, "The resource has changed: it has version %s, If-Match names another"),
    CONDITION_NOT_MET(STALE, "%s: the condition is not met, the ETag of what is asked for is %s"),

    MALFORMED_ID(INVALID, "%s is not a valid ID"),
    INVALID_VALUE(INVALID, "%s: %s"),
    VARIABLE_OF_THE_PLATFORM(INVALID, "name: the platform sets '%s' itself in each job, choose another name"),
    MALFORMED_BILLING_TAG(
            INVALID,
            "'%s' is not a billing tag: one has 1 to 63 letters, digits, '.', '_' or '-' and begins and ends with a letter"
                    + " or digit"),
    BILLING_TAG_DIFFERS_IN_CASE(INVALID, "billingTags: '%s' differs in case alone from the billing tag '%s', use that"),

    BILLING_TAG_NOT_ACTIVE(INVALID, "tag: '%s' is no active billing tag"),
    BUDGET_OF_ANOTHER_LABEL(
            INVALID, "budgetLabel: '%s' has a budget under another label already, remove that one first"),
    BUDGET_NOT_FOUND(NOT_FOUND, "No budget for '%s': none was set for it by itself"),

    MALFORMED_ENDPOINT_NAME(
            INVALID, "'%s' is not the name of an endpoint: one has 1 to 63 letters, digits, '_' or '-'"),

    NOT_OF_THIS_SERVER(NOT_SERVED, "%s"),

    CODING_NOT_READ(UNSUPPORTED, "Content-Encoding: this body is read %s, not as '%s'"),
    TOO_MANY_METRIC_VALUES(
            INVALID, "There are %s values in this range and at most %s are answered at a time: ask for a narrower one"),
    PAGE_TOO_LARGE(INVALID, "limit: so many make an answer of more than %s bytes, ask for fewer at a time"),
    BODY_TOO_LARGE(TOO_LARGE, "body: is larger than %s bytes"),
    CUT_OFF(INVALID, "body: ended before its end, nothing of it is kept"),
    BODY_TOO_SLOW(TOO_SLOW, "body: came too slowly, nothing of it is kept: send it faster, or in parts"),
    SERVER_BUSY(UNAVAILABLE, "The server has as much to do as it can at the moment: try again later"),
    BRANCHES_BUSY(UNAVAILABLE, "The branches of this project are being moved for too long: try again later"),
    TOO_MANY_PUSHES(UNAVAILABLE, "As many pushes as may be are being taken in already: try again later"),
    NO_MEMORY(UNAVAILABLE, "There is no memory for this at the moment: %s"),
    PROVIDER_KEYS_NOT_HERE(
            UNAVAILABLE, "The provider's keys of gateway endpoint '%s' are not kept here: give its modelConfig again"),
    GATEWAY_CALLS_REACHED(TOO_MANY, "Gateway endpoint '%s' takes %s calls a minute %s: try again in the next minute"),
    GATEWAY_TOKENS_REACHED(TOO_MANY, "Gateway endpoint '%s' takes %s tokens a minute %s: try again in the next minute"),
    GATEWAY_DAY_REACHED(TOO_MANY, "Gateway endpoint '%s' takes %s tokens a day %s: try again tomorrow"),
    GATEWAY_BUDGET_REACHED(TOO_MANY, "The budget of gateway endpoint '%s' for this month is %s and is used up"),
    PREDICTIONS_WAIT(TOO_MANY, "Model API '%s' has %s predictions waiting already: try again later"),
    PREDICTION_TOO_LARGE(TOO_LARGE, "parameters: more than %s bytes, pass a reference to larger input instead"),
    PREDICTION_NOT_TAKEN(UNPROCESSABLE, "parameters: %s"),
    COPY_RUNNING(TOO_MANY, "Another copy of yours is still being made: try again when it is done"),
    TOO_MANY_COPIES(TOO_MANY, "As many projects as may be are being copied already: try again later"),
    ORIGIN_SLOW(UNAVAILABLE, "The repository '%s' is still being fetched: try again later"),
    ORIGIN_AWAY(UNAVAILABLE, "The repository '%s' cannot be fetched, and never was: the server's log says more"),
    NO_ROOM(FULL, "There is no room for this on the server's disk, nothing of it is kept"),
    BYTES_AWAY(UNAVAILABLE, "The bytes of '%s' are not where this server keeps them: see the server's log"),
    REPOSITORY_AWAY(
            UNAVAILABLE,
            "The git repository of project '%s' is not where this server keeps them: see the server's log"),
    NO_SUCH_PART(UNSATISFIABLE, "Range: the file has %s bytes, and no such part"),
    FILE_NOT_FOUND(NOT_FOUND, "There is no file '%s' in '%s'"),
    FILE_CHANGED(STALE, "The file '%s' has the ETag %s, If-Match names another"),
    FILE_THERE(STALE, "The file '%s' is there already"),
    FILE_IN_THE_WAY(CONFLICT, "path: '%s' cannot be a file, for '%s' is one"),
    UPLOAD_NOT_FOUND(NOT_FOUND, "There is no upload '%s' of yours to dataset '%s'"),
    UPLOAD_INCOMPLETE(CONFLICT, "The upload is not whole: of '%s' %s of %s chunks are there"),
    CHECKSUM_DIFFERS(INVALID, "checksum: the bytes that came have %s"),
    OTHER_BYTES(INVALID, "body: the bytes that came have the SHA-256 %s and are %d, the address names others"),
    SNAPSHOT_NOT_READY(CONFLICT, "Snapshot '%s' holds no files yet, or none any more: its status says which"),

    ONLY_AS_IT_IS(INVALID, "asOf: only one resource can be had as of a moment, not a list or anything else"),
    BEYOND_THE_LOG(INVALID, "There is no position %s yet: the log ends at %s"),
    USER_NOT_FOUND(NOT_FOUND, "Could not find user with ID '%s'"),
    ACCOUNT_NOT_FOUND(NOT_FOUND, "Could not find a user or organization with ID '%s'"),
    ACCESS_KEY_NOT_FOUND(NOT_FOUND, "Could not find key with ID '%s'"),
    HISTORY_NOT_FOUND(NOT_FOUND, "There is no history of %s with ID '%s'"),
    ORGANIZATION_NOT_FOUND(NOT_FOUND, "Could not find organization with ID '%s'"),
    MEMBER_NOT_FOUND(NOT_FOUND, "User '%s' is not a member of organization '%s'"),
    PROJECT_NOT_FOUND(NOT_FOUND, "Could not find project with ID '%s'"),
    NAMED_PROJECT_NOT_FOUND(NOT_FOUND, "Could not find project '%s' of owner '%s'"),
    COLLABORATOR_NOT_FOUND(NOT_FOUND, "'%s' is not a collaborator of project '%s'"),
    GOAL_NOT_FOUND(NOT_FOUND, "Cannot find project goal with id '%s'"),
    GATEWAY_ENDPOINT_NOT_FOUND(NOT_FOUND, "Could not find gateway endpoint '%s'"),
    BILLING_TAG_NOT_FOUND(NOT_FOUND, "Could not find billing tag '%s'"),
    MONITORED_MODEL_NOT_FOUND(NOT_FOUND, "Could not find monitored model with ID '%s'"),
    DELIVERY_NOT_FOUND(NOT_FOUND, "Could not find a delivery with ID '%s' that was given up"),
    WEBHOOK_NOT_FOUND(NOT_FOUND, "webhooks: there is no webhook with ID '%s' here: give a new one an url and a secret"),
    HARDWARE_TIER_NOT_FOUND(NOT_FOUND, "Could not find hardware tier with ID '%s'"),
    ENVIRONMENT_NOT_FOUND(NOT_FOUND, "Could not find environment with ID '%s'"),
    NO_DEFAULT_ENVIRONMENT(NOT_FOUND, "There is no default environment: an administrator has to make a global one"),
    PROJECT_VARIABLE_NOT_FOUND(NOT_FOUND, "Project '%s' has no environment variable '%s'"),
    PROJECT_TAG_NOT_FOUND(NOT_FOUND, "Could not find project tag with ID '%s'"),
    REVISION_NOT_FOUND(NOT_FOUND, "Could not find revision with ID '%s' in environment '%s'"),
    REPOSITORY_NOT_FOUND(NOT_FOUND, "Could not find repository with ID '%s' in project '%s'"),
    DATA_SOURCE_NOT_FOUND(NOT_FOUND, "Could not find data source with ID '%s'"),
    DATA_SOURCE_NOT_ASSOCIATED(NOT_FOUND, "Data source '%s' is not associated with project '%s'"),
    DATASET_NOT_FOUND(NOT_FOUND, "Could not find dataset with ID '%s'"),
    SNAPSHOT_NOT_FOUND(NOT_FOUND, "Could not find snapshot with ID '%s'"),
    GRANT_NOT_FOUND(NOT_FOUND, "'%s' has no such role in dataset '%s'"),
    TAG_NOT_FOUND(NOT_FOUND, "Dataset '%s' has no tag '%s'"),
    DATASET_NOT_LINKED(NOT_FOUND, "Dataset '%s' is not shared with project '%s'"),
    JOB_NOT_FOUND(NOT_FOUND, "Could not find job with ID '%s'"),
    JOB_TAG_NOT_FOUND(NOT_FOUND, "Job '%s' has no tag with ID '%s'"),
    GOAL_NOT_LINKED(NOT_FOUND, "Goal '%s' is not linked to job '%s'"),
    GIT_REPOSITORY_NOT_FOUND(NOT_FOUND, "There is no git repository '%s/%s.git'"),
    GIT_ADDRESS_NOT_FOUND(NOT_FOUND, "Git programs are served nothing at '%s'"),
    LFS_OBJECT_NOT_FOUND(NOT_FOUND, "The project has no Git LFS object '%s'"),
    PUSH_NOT_FOUND(NOT_FOUND, "Could not find push with ID '%s'"),
    GIT_CREDENTIAL_NOT_FOUND(NOT_FOUND, "Could not find git credential with ID '%s'"),
    COMMIT_NOT_FOUND(NOT_FOUND, "Could not find commit '%s'"),
    REFERENCE_NOT_FOUND(NOT_FOUND, "Could not find branch or tag '%s'"),
    CONTENT_NOT_FOUND(NOT_FOUND, "There is no file with the key '%s' in this project"),
    COMMIT_LACKS_FILE(NOT_FOUND, "There is no file '%s' in commit '%s'"),
    WORKSPACE_NOT_FOUND(NOT_FOUND, "Could not find workspace with ID '%s'"),
    MODEL_API_NOT_FOUND(NOT_FOUND, "Could not find model API with ID '%s'"),
    MODEL_API_VERSION_NOT_FOUND(NOT_FOUND, "Model API '%s' has no version '%s'"),
    MODEL_TOKEN_NOT_FOUND(NOT_FOUND, "Model API '%s' has no access token '%s'"),
    PREDICTION_NOT_FOUND(NOT_FOUND, "Model API '%s' has no prediction '%s'"),
    EXPERIMENT_NOT_FOUND(NOT_FOUND, "There is no experiment '%s'"),
    EXPERIMENT_RUN_NOT_FOUND(NOT_FOUND, "There is no run '%s'"),
    ARTIFACT_NOT_FOUND(NOT_FOUND, "There is no artifact '%s' of '%s'"),
    ARTIFACTS_NOT_FOUND(NOT_FOUND, "There is nothing that has artifacts and is called '%s'"),
    ARTIFACT_UPLOAD_NOT_FOUND(NOT_FOUND, "There is no upload '%s' of yours"),
    MODEL_NOT_FOUND(NOT_FOUND, "There is no registered model '%s'"),
    MODEL_VERSION_NOT_FOUND(NOT_FOUND, "Registered model '%s' has no version %s"),
    MODEL_REVIEW_NOT_FOUND(NOT_FOUND, "Version %s of the model has no review '%s'"),
    MODEL_TAG_NOT_FOUND(NOT_FOUND, "'%s' has no tag '%s'"),
    MODEL_ALIAS_NOT_FOUND(NOT_FOUND, "Registered model '%s' has no alias '%s'"),
    LOGGED_MODEL_NOT_FOUND(NOT_FOUND, "There is no logged model '%s'"),
    RUN_TAG_NOT_FOUND(NOT_FOUND, "Run '%s' has no tag '%s'"),
    PROJECTION_NOT_FOUND(NOT_FOUND, "There is no projection '%s', only %s"),
    RUN_NOT_FOUND(NOT_FOUND, "Could not find run with ID '%s'"),
    FORMER_TABLES_NOT_FOUND(NOT_FOUND, "Projection '%s' has no former tables"),
    DEAD_LETTER_NOT_FOUND(NOT_FOUND, "Projection '%s' has no dead letter '%s'"),

    ACCOUNT_NAME_TAKEN(CONFLICT, "The name '%s' is taken by a user or an organization"),
    USER_OWNS(CONFLICT, "User '%s' still owns %s: name a new owner"),
    NAMES_IN_COMMON(CONFLICT, "newOwnerId: the new owner already has projects of the same names: %s"),
    LAST_ADMINISTRATOR(CONFLICT, "User '%s' is the last active system administrator"),
    OWN_ACCOUNT(CONFLICT, "userId: this is your own account, another administrator has to %s it"),
    ORGANIZATION_NEEDS_ADMIN(CONFLICT, "An organization needs an admin: '%s' is the last one"),
    ORGANIZATION_WITHOUT_ADMIN(CONFLICT, "members: an organization needs at least one admin"),
    MEMBER_LISTED_TWICE(CONFLICT, "members: user '%s' is listed twice"),
    PROJECT_NAME_TAKEN(CONFLICT, "name: the owner already has a project named '%s'"),
    OWNER_AS_COLLABORATOR(CONFLICT, "id: the owner of a project cannot be its collaborator"),
    TOO_MANY_PROJECT_VARIABLES(CONFLICT, "name: a project has at most %s environment variables"),
    TOO_MANY_PROJECT_TAGS(CONFLICT, "tagNames: a project has at most %s tags"),
    REPOSITORY_IMPORTED_TWICE(CONFLICT, "uri: the project already has the repository '%s'"),
    DATA_SOURCE_NAME_TAKEN(CONFLICT, "name: there is a data source named '%s' already"),
    ENDPOINT_NAME_TAKEN(CONFLICT, "endpointName: there is a gateway endpoint named '%s' already"),
    DATASET_NAME_TAKEN(CONFLICT, "name: the project already has a dataset named '%s'"),
    DATASET_NEEDS_OWNER(CONFLICT, "A dataset needs an owner: '%s' is the last one"),
    ORGANIZATION_AS_DATASET_OWNER(CONFLICT, "targetRole: an organization cannot be owner of a dataset"),
    GRANTEE_LISTED_TWICE(CONFLICT, "grants: '%s' is listed twice"),
    DATASET_BEING_FILLED(CONFLICT, "Dataset '%s' is still being filled from a snapshot: try again later"),
    DATASET_OF_THE_PROJECT(CONFLICT, "datasetId: the dataset belongs to the project itself"),
    DATASETS_CHANGED(CONFLICT, "Dataset '%s' of the project was changed by others at the same time: try again"),
    SNAPSHOT_OF_ANOTHER(CONFLICT, "snapshotId: '%s' is no snapshot of dataset '%s'"),
    SNAPSHOT_NOT_ACTIVE(CONFLICT, "snapshotId: snapshot '%s' has no files yet, or none any more"),
    SNAPSHOT_NOT_BEGUN(CONFLICT, "Nothing of snapshot '%s' has been copied yet"),
    SNAPSHOT_ENDED(CONFLICT, "Snapshot '%s' has been %s already"),
    MODEL_API_MONITORED(CONFLICT, "modelApiId: model API '%s' is monitored already"),
    DELIVERY_MADE(CONFLICT, "Delivery '%s' was made: what the recipient's server has taken is not sent again"),
    HARDWARE_TIER_ID_TAKEN(CONFLICT, "id: there is a hardware tier with ID '%s' already"),
    DEFAULT_TIER_NEEDED(CONFLICT, "flags.%s: hardware tier '%s' is the default; make another one the default first"),
    ARCHIVED_TIER_AS_DEFAULT(CONFLICT, "flags.%s: an archived hardware tier cannot be the default"),
    ENVIRONMENT_ARCHIVED(CONFLICT, "Environment '%s' is archived"),
    REVISION_NOT_BUILT(CONFLICT, "isRestricted: revision '%s' has not been built, so it cannot be marked"),
    ENVIRONMENT_NOT_USABLE(CONFLICT, "Environment '%s' cannot be used any more, not in its %s"),
    JOB_TAKEN_ON(CONFLICT, "Job '%s' does not wait any more: it was taken on by another server, or has ended"),
    SESSION_IS_LIVE(CONFLICT, "Workspace '%s' has a live session: stop it first"),
    NO_LIVE_SESSION(CONFLICT, "Workspace '%s' has no session that could be stopped"),
    TOOL_NOT_FOUND(
            CONFLICT,
            "Environment '%s' has not the workspace tool that is wanted: %s. Choose an environment that has it, or add a"
                    + " revision with workspaceTools"),
    JOB_NOT_ENDED(CONFLICT, "Job '%s' has not ended yet: stop it first"),
    JOB_OF_ANOTHER_PROJECT(CONFLICT, "projectId: job '%s' does not belong to project '%s'"),
    GOAL_OF_ANOTHER_PROJECT(CONFLICT, "goalId: goal '%s' does not belong to the project of job '%s'"),
    FILES_LIVE_ELSEWHERE(CONFLICT, "The files of this project live in its main repository: '%s'"),
    ORIGIN_REFUSED(CONFLICT, "The repository '%s' is not fetched here: %s"),
    DATASET_TOO_LARGE(CONFLICT, "Dataset '%s' has more than %s files: no job can be given it"),
    COMMIT_TOO_LARGE(CONFLICT, "Commit '%s' cannot be checked out: %s"),
    FOLDER_TOO_LARGE(CONFLICT, "The folder has too much in it: %s"),
    HISTORY_TOO_LONG(CONFLICT, "The project has more than %s commits: clone it, and ask git for them"),
    BRANCH_MOVED(CONFLICT, "Branch '%s' was moved by others at the same time"),
    EXPERIMENT_NAME_TAKEN(CONFLICT, "name: there is an experiment named '%s' already, active or deleted"),
    EXPERIMENT_DELETED(CONFLICT, "Experiment '%s' is deleted: restore it first"),
    EXPERIMENT_READ_ONLY(
            CONFLICT,
            "experiment_id: the default experiment takes no runs, create one first (mlflow.set_experiment) in a project"),
    EXPERIMENT_RUN_DELETED(CONFLICT, "Run '%s' is deleted: restore it first"),
    VERSION_IS_FROZEN(CONFLICT, "The files of a version do not change: register another version"),
    PARTS_MISSING(CONFLICT, "parts: %s of %s parts have come, in the order of their numbers"),
    MODEL_NAME_TAKEN(CONFLICT, "name: there is a registered model named '%s' already"),
    MODEL_SOURCE_EMPTY(CONFLICT, "source: there are no artifacts at '%s'"),
    MODEL_SOURCE_ELSEWHERE(CONFLICT, "source: '%s' belongs to another project than the model"),
    MODEL_API_NAME_TAKEN(CONFLICT, "name: the project already has a model API named '%s'"),
    MODEL_API_NOT_ASYNC(CONFLICT, "Model API '%1$s' takes no asynchronous predictions: call /models/%1$s/latest/model"),
    STAGE_NOT_ALLOWED(CONFLICT, "stage: version %s cannot be moved to '%s': %s"),
    STAGE_LISTED_TWICE(CONFLICT, "stages: '%s' is listed twice, for case makes no difference"),
    STAGE_IN_USE(CONFLICT, "stages: '%s' cannot be left out, version %s of model '%s' is in it"),
    REVIEW_OPEN(CONFLICT, "Version %s has an open review already, '%s': answer or cancel that first"),
    REVIEW_CLOSED(CONFLICT, "Review '%s' is closed: it was %s"),
    REVIEWER_LISTED_TWICE(CONFLICT, "reviewers: user '%s' is listed twice"),
    REVIEWER_NOT_MEMBER(CONFLICT, "reviewers: '%s' is no user with a role in the project"),
    EXPERIMENT_RUN_OF_ANOTHER(CONFLICT, "experimentRunId: run '%s' belongs to another project than the model"),
    TRACES_NOT_KEPT(
            NOT_SERVED,
            "Traces are not kept here: turn tracing off with mlflow.tracing.disable(), or log parameters, metrics and"
                    + " artifacts of a run"),
    EXPERIMENT_RUN_GONE(CONFLICT, "experimentRunId: run '%s' is deleted, restore it first"),
    PARAM_CHANGED(CONFLICT, "params: '%s' of run '%s' has the value '%s', which cannot be changed to '%s'"),
    RUN_ENDED(CONFLICT, "Run '%s' has ended already"),
    RUN_WAITS_ALREADY(CONFLICT, "Projection '%s' is waiting for a run, or in one, already: '%s'"),
    RUN_TOO_SLOW(CONFLICT, "More is written than projection '%s' can be folded again beside it: try when less is"),
    NO_FEED(CONFLICT, "Projection '%s' has no dead letters: what it cannot fold fails its command"),
    TOO_MUCH_TRAFFIC(CONFLICT, "The resource was being changed by others at the same time: try again");

    /** The meaning of a refusal; the advice of the api module turns it into a status. */
    public enum Kind {
        INVALID,
        CONFLICT,
        STALE,
        UNAUTHENTICATED,
        FORBIDDEN,
        NOT_FOUND,
        UNAVAILABLE,
        TOO_MANY,
        TOO_SLOW,
        TOO_LARGE,
        FULL,
        UNSATISFIABLE,
        UNSUPPORTED,
        NOT_SERVED,
        UNPROCESSABLE
    }

    private final Kind kind;
    private final String template;

    ErrorCode(Kind kind, String template) {
        this.kind = kind;
        this.template = template;
    }

    public Kind kind() {
        return kind;
    }

    /** Returns a refusal that was made elsewhere, with the sentence that it had there. */
    public DomainException saying(String sentence) {
        return new DomainException(this, sentence);
    }

    /** Returns the refusal with its sentence filled in. */
    public DomainException with(Object... details) {
        return new DomainException(this, template.formatted(details));
    }
}
