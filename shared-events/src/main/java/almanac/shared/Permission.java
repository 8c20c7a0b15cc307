package almanac.shared;

import static almanac.shared.DatasetRole.EDITOR;
import static almanac.shared.OrganizationRole.ADMIN;
import static almanac.shared.OrganizationRole.MEMBER;
import static almanac.shared.ProjectRole.CONTRIBUTOR;
import static almanac.shared.ProjectRole.LAUNCHER_USER;
import static almanac.shared.ProjectRole.OWNER;
import static almanac.shared.ProjectRole.RESULTS_CONSUMER;
import static almanac.shared.ProjectVisibility.PUBLIC;
import static almanac.shared.ProjectVisibility.SEARCHABLE;
import static almanac.shared.SystemRole.AUDITOR;
import static almanac.shared.SystemRole.LIMITED_ADMIN;
import static almanac.shared.SystemRole.PRACTITIONER;
import static almanac.shared.SystemRole.PROJECT_MANAGER;
import static almanac.shared.SystemRole.READ_ONLY_SUPPORT_STAFF;
import static almanac.shared.SystemRole.SUPPORT_STAFF;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The permissions that a message may need, and their holders: the tables of behaviour.md, 2.1 to 2.3. A system
 * administrator holds every one. {@link #scope} says about what kind of thing the message must be.
 */
public enum Permission {
    CREATE_PROJECT(Scope.INSTALLATION, systemRole(PRACTITIONER)),
    USE_FILE_STORAGE(Scope.INSTALLATION, systemRole(PRACTITIONER)),
    PROJECT_CLASSIFIER(Scope.INSTALLATION, nobodyElse()),
    CREATE_PROJECT_FOR_OTHERS(Scope.INSTALLATION, nobodyElse()),
    MANAGE_ORGANIZATIONS(Scope.INSTALLATION, systemRole(PROJECT_MANAGER)),
    CREATE_DATA_SOURCE(Scope.INSTALLATION, systemRole(PRACTITIONER)),
    /** Sharing beyond the owner: credentials that all use, and a data source for all users. */
    SHARE_DATA_SOURCES(Scope.INSTALLATION, nobodyElse()),
    MANAGE_USERS(Scope.INSTALLATION, nobodyElse()),
    /** Reading the log, the trail, the history of all users and the state of the server. */
    AUDIT(Scope.INSTALLATION, systemRole(AUDITOR)),
    /** Acting on projections and dead letters. */
    OPERATE(Scope.INSTALLATION, nobodyElse()),
    VIEW_HARDWARE_TIERS(Scope.INSTALLATION, systemRole(SUPPORT_STAFF).or(systemRole(READ_ONLY_SUPPORT_STAFF))),
    MANAGE_HARDWARE_TIERS(Scope.INSTALLATION, systemRole(SUPPORT_STAFF)),
    USE_GLOBAL_COMPUTE(Scope.INSTALLATION, systemRole(PRACTITIONER)),
    CREATE_ENVIRONMENT(Scope.INSTALLATION, systemRole(PRACTITIONER)),
    /** Making global environments, and seeing and changing those of others. */
    MANAGE_ENVIRONMENTS(Scope.INSTALLATION, managingEnvironments()),
    CLASSIFY_ENVIRONMENTS(Scope.INSTALLATION, nobodyElse()),
    /** Defining billing tags and choosing their settings. */
    MANAGE_BILLING(Scope.INSTALLATION, systemRole(SUPPORT_STAFF)),
    /** Seeing what everything costs; all others see what is charged to projects of their own. */
    VIEW_COST(
            Scope.INSTALLATION,
            systemRole(SUPPORT_STAFF).or(systemRole(READ_ONLY_SUPPORT_STAFF)).or(systemRole(AUDITOR))),
    /** Telling where bills are exported to, and the license of what reads them. */
    CONFIGURE_COST(Scope.INSTALLATION, nobodyElse()),
    /** Making, changing and deleting endpoints of the AI gateway, and using all of them. */
    MANAGE_GATEWAY(Scope.INSTALLATION, systemRole(SUPPORT_STAFF)),

    /** Taking part in the monitoring of models at all; what may be done with one hangs on its project. */
    USE_MONITORING(Scope.INSTALLATION, systemRole(PRACTITIONER)),

    UPDATE_USER(Scope.USER, self()),

    VIEW_ORGANIZATION(Scope.ORGANIZATION, role(MEMBER, ADMIN).or(systemRole(PROJECT_MANAGER))),
    EDIT_MEMBERS(Scope.ORGANIZATION, role(ADMIN)),

    /** Seeing the summary alone, which a searchable project shows to all users. */
    SEE_PROJECT(Scope.PROJECT, anyProjectRole().or(visibility(PUBLIC, SEARCHABLE))),
    LIST_PROJECT(Scope.PROJECT, anyProjectRole().or(visibility(PUBLIC))),
    VIEW_JOBS(
            Scope.PROJECT,
            projectRole(OWNER, CONTRIBUTOR, RESULTS_CONSUMER, LAUNCHER_USER).or(visibility(PUBLIC))),
    START_JOB(Scope.PROJECT, projectRole(OWNER, CONTRIBUTOR)),
    /** Seeing runs with their metrics and artifacts, and versions of models. */
    VIEW_EXPERIMENTS(
            Scope.PROJECT, projectRole(OWNER, CONTRIBUTOR, RESULTS_CONSUMER).or(visibility(PUBLIC))),
    /** Making experiments, and logging one's own runs in them. */
    LOG_RUNS(Scope.PROJECT, projectRole(OWNER, CONTRIBUTOR)),
    /** Registering models and versions, and changing them. */
    EDIT_MODELS(Scope.PROJECT, projectRole(OWNER, CONTRIBUTOR)),
    /** Asking others whether a version may move to a stage. */
    REQUEST_REVIEW(Scope.PROJECT, projectRole(OWNER, CONTRIBUTOR)),
    /** Answering where one is asked; of which review is decided there. */
    ANSWER_REVIEW(Scope.PROJECT, anyProjectRole()),
    DEFINE_STAGES(Scope.PROJECT, projectRole(OWNER, CONTRIBUTOR)),
    VIEW_MODEL_APIS(
            Scope.PROJECT,
            projectRole(OWNER, CONTRIBUTOR, RESULTS_CONSUMER, LAUNCHER_USER).or(visibility(PUBLIC))),
    /** Publishing model APIs, adding versions, and starting and stopping these. */
    PUBLISH_MODEL_APIS(Scope.PROJECT, projectRole(OWNER, CONTRIBUTOR)),
    /** Issuing, renewing and revoking the tokens by which model APIs are called. */
    MANAGE_MODEL_TOKENS(Scope.PROJECT, projectRole(OWNER, CONTRIBUTOR)),
    READ_FILES(Scope.PROJECT, projectRole(OWNER, CONTRIBUTOR, RESULTS_CONSUMER).or(visibility(PUBLIC))),
    WRITE_FILES(Scope.PROJECT, projectRole(OWNER, CONTRIBUTOR)),
    OPEN_WORKSPACE(Scope.PROJECT, projectRole(OWNER, CONTRIBUTOR)),
    EDIT(Scope.PROJECT, projectRole(OWNER, CONTRIBUTOR)),
    CHANGE_PROJECT_SETTINGS(Scope.PROJECT, projectRole(OWNER, CONTRIBUTOR)),
    MANAGE_COLLABORATORS(Scope.PROJECT, projectRole(OWNER, CONTRIBUTOR)),
    /** Every holder of a role in the project may give it up; the owner is told that this role is not one of those. */
    LEAVE_PROJECT(Scope.PROJECT, anyProjectRole().and(self())),
    ARCHIVE_PROJECT(Scope.PROJECT, projectRole(OWNER)),
    CHANGE_OWNER(Scope.PROJECT, nobodyElse()),

    REGISTER_MONITORING_DATASET(Scope.PROJECT, projectRole(OWNER, CONTRIBUTOR)),
    VIEW_MONITORING_RESULTS(Scope.PROJECT, projectRole(OWNER, CONTRIBUTOR, RESULTS_CONSUMER)),
    UPDATE_MONITORING_SETTINGS(Scope.PROJECT, projectRole(OWNER, CONTRIBUTOR)),

    USE_DATA_SOURCE(Scope.DATA_SOURCE, role(DataSourceRole.values())),
    MANAGE_DATA_SOURCE(Scope.DATA_SOURCE, role(DataSourceRole.OWNER)),
    /** Changing the owner of a data source, and the projects it belongs to. */
    ADMINISTER_DATA_SOURCE(Scope.DATA_SOURCE, nobodyElse()),

    GET_DATASETS_RW(Scope.PROJECT, projectRole(OWNER, CONTRIBUTOR, RESULTS_CONSUMER)),
    MANAGE_DATASETS_RW(Scope.PROJECT, projectRole(OWNER, CONTRIBUTOR)),

    LIST_DATASET_RW(Scope.DATASET, datasetRole(DatasetRole.values())),
    READ_DATASET_RW(Scope.DATASET, datasetRole(DatasetRole.values())),
    UPDATE_DATASET_RW(Scope.DATASET, datasetRole(DatasetRole.OWNER, EDITOR)),
    EDIT_SECURITY_DATASET_RW(Scope.DATASET, datasetRole(DatasetRole.OWNER)),
    DELETE_DATASET_RW(Scope.DATASET, datasetRole(DatasetRole.OWNER)),
    PERMANENT_DELETE_DATASET_RW(Scope.DATASET, nobodyElse()),
    PERFORM_DATASET_RW_ACTIONS_IN_PROJECT(Scope.DATASET, projectRole(OWNER, CONTRIBUTOR)),
    PERFORM_DATASET_RW_ACTIONS_AS_ADMIN(Scope.DATASET, nobodyElse()),
    /** Needs reading the dataset, and access to its project as long as that exists. */
    CREATE_SNAPSHOT(Scope.DATASET, READ_DATASET_RW.holders.and(withoutProject().or(LIST_PROJECT.holders))),
    /** Needs reading the snapshot's dataset, and managing those of its project as long as that exists. */
    CREATE_DATASET_FROM_SNAPSHOT(
            Scope.DATASET, READ_DATASET_RW.holders.and(withoutProject().or(MANAGE_DATASETS_RW.holders))),

    VIEW_ENVIRONMENT(Scope.ENVIRONMENT, role(EnvironmentRole.values()).or(managingEnvironments())),
    EDIT_ENVIRONMENT(Scope.ENVIRONMENT, role(EnvironmentRole.OWNER).or(managingEnvironments()));

    /**
     * Permissions that change what others may do, that speak for a person, or that let one person act as another: no job has them
     * from its starter.
     */
    private static final Set<Permission> NOT_OF_JOBS = EnumSet.of(
            PROJECT_CLASSIFIER,
            CREATE_PROJECT_FOR_OTHERS,
            MANAGE_ORGANIZATIONS,
            SHARE_DATA_SOURCES,
            MANAGE_USERS,
            AUDIT,
            OPERATE,
            MANAGE_HARDWARE_TIERS,
            MANAGE_ENVIRONMENTS,
            CLASSIFY_ENVIRONMENTS,
            MANAGE_BILLING,
            CONFIGURE_COST,
            MANAGE_GATEWAY,
            UPDATE_USER,
            EDIT_MEMBERS,
            MANAGE_COLLABORATORS,
            MANAGE_MODEL_TOKENS,
            LEAVE_PROJECT,
            ANSWER_REVIEW,
            ARCHIVE_PROJECT,
            CHANGE_OWNER,
            MANAGE_DATA_SOURCE,
            ADMINISTER_DATA_SOURCE,
            EDIT_SECURITY_DATASET_RW,
            PERMANENT_DELETE_DATASET_RW,
            PERFORM_DATASET_RW_ACTIONS_AS_ADMIN);

    private final Scope scope;

    @SuppressWarnings("ImmutableEnumChecker") // the tests hold enum constants only
    private final Holders holders;

    Permission(Scope scope, Holders holders) {
        this.scope = scope;
        this.holders = holders;
    }

    /** Tells whether a caller holds the permission, by the roles in the thing of the permission's scope. */
    private interface Holders {
        boolean include(CallerRoles caller, Optional<ScopeRoles> in);

        default Holders or(Holders others) {
            return (caller, in) -> include(caller, in) || others.include(caller, in);
        }

        default Holders and(Holders others) {
            return (caller, in) -> include(caller, in) && others.include(caller, in);
        }
    }

    public Scope scope() {
        return scope;
    }

    /** Returns the API's own spelling: {@code ManageCollaborators}. */
    public String label() {
        return Arrays.stream(name().split("_"))
                .map(word -> word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT))
                .collect(Collectors.joining());
    }

    /** Tells whether a caller holds the permission; a job lacks those that are {@linkplain #isHeldByJobs never a job's}. */
    public boolean isHeldBy(CallerRoles caller) {
        return (isHeldByJobs() || !caller.ofJob())
                && (caller.isAdministrator() || holders.include(caller, caller.in(scope)));
    }

    /** Tells whether a job that acts for its starter may hold it, if the starter does. */
    public boolean isHeldByJobs() {
        return !NOT_OF_JOBS.contains(this);
    }

    private static Holders nobodyElse() {
        return (caller, in) -> false;
    }

    private static Holders self() {
        return (caller, in) -> caller.self();
    }

    private static Holders systemRole(SystemRole role) {
        return (caller, in) -> caller.systemRoles().contains(role);
    }

    /** Of a scope in whose things a caller has one role. */
    private static Holders role(ScopeRoles... roles) {
        return (caller, in) -> in.filter(List.of(roles)::contains).isPresent();
    }

    private static Holders projectRole(ProjectRole... roles) {
        return inProject(project -> Arrays.stream(roles).anyMatch(project.roles()::contains));
    }

    private static Holders anyProjectRole() {
        return inProject(project -> !project.roles().isEmpty());
    }

    private static Holders visibility(ProjectVisibility... visibilities) {
        return inProject(project -> List.of(visibilities).contains(project.visibility()));
    }

    private static Holders inProject(Predicate<ProjectRoles> condition) {
        return (caller, in) -> in.flatMap(ScopeRoles::project).filter(condition).isPresent();
    }

    private static Holders withoutProject() {
        return (caller, in) -> in.flatMap(ScopeRoles::project).isEmpty();
    }

    private static Holders datasetRole(DatasetRole... roles) {
        return (caller, in) -> in.orElse(null) instanceof DatasetRoles dataset
                && Arrays.stream(roles).anyMatch(dataset.roles()::contains);
    }

    private static Holders managingEnvironments() {
        return systemRole(SUPPORT_STAFF).or(systemRole(LIMITED_ADMIN));
    }
}
