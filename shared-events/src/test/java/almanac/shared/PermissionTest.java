package almanac.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.json.JsonMapper;

/** The tables of behaviour.md, 2.1 to 2.3: each cell is a test, x means that the permission is held. */
class PermissionTest {

    private static final PermissionTable SYSTEM_ROLES = PermissionTable.parse("""
            permission                            | Practitioner | ProjectManager | SupportStaff | ReadOnlySupportStaff | Librarian | LimitedAdmin | LicenseReviewer | Auditor
            CREATE_PROJECT                        | x            |                |              |                      |           |              |                 |
            USE_FILE_STORAGE                      | x            |                |              |                      |           |              |                 |
            PROJECT_CLASSIFIER                    |              |                |              |                      |           |              |                 |
            CREATE_PROJECT_FOR_OTHERS             |              |                |              |                      |           |              |                 |
            MANAGE_ORGANIZATIONS                  |              | x              |              |                      |           |              |                 |
            CREATE_DATA_SOURCE                    | x            |                |              |                      |           |              |                 |
            SHARE_DATA_SOURCES                    |              |                |              |                      |           |              |                 |
            MANAGE_USERS                          |              |                |              |                      |           |              |                 |
            AUDIT                                 |              |                |              |                      |           |              |                 | x
            OPERATE                               |              |                |              |                      |           |              |                 |
            UPDATE_USER                           |              |                |              |                      |           |              |                 |
            VIEW_ORGANIZATION                     |              | x              |              |                      |           |              |                 |
            EDIT_MEMBERS                          |              |                |              |                      |           |              |                 |
            SEE_PROJECT                           |              |                |              |                      |           |              |                 |
            LIST_PROJECT                          |              |                |              |                      |           |              |                 |
            VIEW_JOBS                             |              |                |              |                      |           |              |                 |
            START_JOB                             |              |                |              |                      |           |              |                 |
            LOG_RUNS                              |              |                |              |                      |           |              |                 |
            EDIT_MODELS                           |              |                |              |                      |           |              |                 |
            OPEN_WORKSPACE                        |              |                |              |                      |           |              |                 |
            EDIT                                  |              |                |              |                      |           |              |                 |
            CHANGE_PROJECT_SETTINGS               |              |                |              |                      |           |              |                 |
            MANAGE_COLLABORATORS                  |              |                |              |                      |           |              |                 |
            REQUEST_REVIEW                        |              |                |              |                      |           |              |                 |
            ANSWER_REVIEW                         |              |                |              |                      |           |              |                 |
            DEFINE_STAGES                         |              |                |              |                      |           |              |                 |
            VIEW_MODEL_APIS                       |              |                |              |                      |           |              |                 |
            PUBLISH_MODEL_APIS                    |              |                |              |                      |           |              |                 |
            MANAGE_MODEL_TOKENS                   |              |                |              |                      |           |              |                 |
            LEAVE_PROJECT                         |              |                |              |                      |           |              |                 |
            ARCHIVE_PROJECT                       |              |                |              |                      |           |              |                 |
            CHANGE_OWNER                          |              |                |              |                      |           |              |                 |
            GET_DATASETS_RW                       |              |                |              |                      |           |              |                 |
            MANAGE_DATASETS_RW                    |              |                |              |                      |           |              |                 |
            LIST_DATASET_RW                       |              |                |              |                      |           |              |                 |
            READ_DATASET_RW                       |              |                |              |                      |           |              |                 |
            UPDATE_DATASET_RW                     |              |                |              |                      |           |              |                 |
            EDIT_SECURITY_DATASET_RW              |              |                |              |                      |           |              |                 |
            DELETE_DATASET_RW                     |              |                |              |                      |           |              |                 |
            PERMANENT_DELETE_DATASET_RW           |              |                |              |                      |           |              |                 |
            PERFORM_DATASET_RW_ACTIONS_IN_PROJECT |              |                |              |                      |           |              |                 |
            PERFORM_DATASET_RW_ACTIONS_AS_ADMIN   |              |                |              |                      |           |              |                 |
            CREATE_SNAPSHOT                       |              |                |              |                      |           |              |                 |
            CREATE_DATASET_FROM_SNAPSHOT          |              |                |              |                      |           |              |                 |
            USE_DATA_SOURCE                       |              |                |              |                      |           |              |                 |
            MANAGE_DATA_SOURCE                    |              |                |              |                      |           |              |                 |
            ADMINISTER_DATA_SOURCE                |              |                |              |                      |           |              |                 |
            VIEW_HARDWARE_TIERS                   |              |                | x            | x                    |           |              |                 |
            MANAGE_HARDWARE_TIERS                 |              |                | x            |                      |           |              |                 |
            MANAGE_BILLING                        |              |                | x            |                      |           |              |                 |
            VIEW_COST                             |              |                | x            | x                    |           |              |                 | x
            CONFIGURE_COST                        |              |                |              |                      |           |              |                 |
            MANAGE_GATEWAY                        |              |                | x            |                      |           |              |                 |
            USE_GLOBAL_COMPUTE                    | x            |                |              |                      |           |              |                 |
            CREATE_ENVIRONMENT                    | x            |                |              |                      |           |              |                 |
            MANAGE_ENVIRONMENTS                   |              |                | x            |                      |           | x            |                 |
            CLASSIFY_ENVIRONMENTS                 |              |                |              |                      |           |              |                 |
            USE_MONITORING                        | x            |                |              |                      |           |              |                 |
            REGISTER_MONITORING_DATASET           |              |                |              |                      |           |              |                 |
            VIEW_MONITORING_RESULTS               |              |                |              |                      |           |              |                 |
            UPDATE_MONITORING_SETTINGS            |              |                |              |                      |           |              |                 |
            VIEW_ENVIRONMENT                      |              |                | x            |                      |           | x            |                 |
            EDIT_ENVIRONMENT                      |              |                | x            |                      |           | x            |                 |
            READ_FILES                            |              |                |              |                      |           |              |                 |
            VIEW_EXPERIMENTS                      |              |                |              |                      |           |              |                 |
            WRITE_FILES                           |              |                |              |                      |           |              |                 |
            """);

    private static final PermissionTable PROJECT_ROLES = PermissionTable.parse("""
            permission              | owner | contributor | resultsConsumer | launcherUser | projectImporter
            SEE_PROJECT             | x     | x           | x               | x            | x
            LIST_PROJECT            | x     | x           | x               | x            | x
            VIEW_JOBS               | x     | x           | x               | x            |
            START_JOB               | x     | x           |                 |              |
            LOG_RUNS                | x     | x           |                 |              |
            EDIT_MODELS             | x     | x           |                 |              |
            READ_FILES              | x     | x           | x               |              |
            VIEW_EXPERIMENTS        | x     | x           | x               |              |
            REGISTER_MONITORING_DATASET | x | x           |                 |              |
            VIEW_MONITORING_RESULTS | x     | x           | x               |              |
            UPDATE_MONITORING_SETTINGS | x  | x           |                 |              |
            WRITE_FILES             | x     | x           |                 |              |
            OPEN_WORKSPACE          | x     | x           |                 |              |
            EDIT                    | x     | x           |                 |              |
            CHANGE_PROJECT_SETTINGS | x     | x           |                 |              |
            MANAGE_COLLABORATORS    | x     | x           |                 |              |
            REQUEST_REVIEW          | x     | x           |                 |              |
            ANSWER_REVIEW           | x     | x           | x               | x            | x
            DEFINE_STAGES           | x     | x           |                 |              |
            VIEW_MODEL_APIS         | x     | x           | x               | x            |
            PUBLISH_MODEL_APIS      | x     | x           |                 |              |
            MANAGE_MODEL_TOKENS     | x     | x           |                 |              |
            LEAVE_PROJECT           | x     | x           | x               | x            | x
            ARCHIVE_PROJECT         | x     |             |                 |              |
            CHANGE_OWNER            |       |             |                 |              |
            GET_DATASETS_RW         | x     | x           | x               |              |
            MANAGE_DATASETS_RW      | x     | x           |                 |              |
            """);

    private static final PermissionTable VISIBILITIES = PermissionTable.parse("""
            permission              | public | searchable | private
            SEE_PROJECT             | x      | x          |
            LIST_PROJECT            | x      |            |
            VIEW_JOBS               | x      |            |
            START_JOB               |        |            |
            LOG_RUNS                |        |            |
            EDIT_MODELS             |        |            |
            READ_FILES              | x      |            |
            VIEW_EXPERIMENTS        | x      |            |
            REGISTER_MONITORING_DATASET |    |            |
            VIEW_MONITORING_RESULTS |        |            |
            UPDATE_MONITORING_SETTINGS |     |            |
            WRITE_FILES             |        |            |
            OPEN_WORKSPACE          |        |            |
            EDIT                    |        |            |
            CHANGE_PROJECT_SETTINGS |        |            |
            MANAGE_COLLABORATORS    |        |            |
            REQUEST_REVIEW          |        |            |
            ANSWER_REVIEW           |        |            |
            DEFINE_STAGES           |        |            |
            VIEW_MODEL_APIS         | x      |            |
            PUBLISH_MODEL_APIS      |        |            |
            MANAGE_MODEL_TOKENS     |        |            |
            LEAVE_PROJECT           |        |            |
            ARCHIVE_PROJECT         |        |            |
            CHANGE_OWNER            |        |            |
            GET_DATASETS_RW         |        |            |
            MANAGE_DATASETS_RW      |        |            |
            """);

    private static final PermissionTable ORGANIZATION_ROLES = PermissionTable.parse("""
            permission        | member | admin
            VIEW_ORGANIZATION | x      | x
            EDIT_MEMBERS      |        | x
            """);

    private static final PermissionTable DATA_SOURCE_ROLES = PermissionTable.parse("""
            permission             | OWNER | USER
            USE_DATA_SOURCE        | x     | x
            MANAGE_DATA_SOURCE     | x     |
            ADMINISTER_DATA_SOURCE |       |
            """);

    private static final PermissionTable DATASET_ROLES = PermissionTable.parse("""
            permission                            | DatasetRwOwner | DatasetRwEditor | DatasetRwReader
            LIST_DATASET_RW                       | x              | x               | x
            READ_DATASET_RW                       | x              | x               | x
            UPDATE_DATASET_RW                     | x              | x               |
            EDIT_SECURITY_DATASET_RW              | x              |                 |
            DELETE_DATASET_RW                     | x              |                 |
            PERMANENT_DELETE_DATASET_RW           |                |                 |
            PERFORM_DATASET_RW_ACTIONS_IN_PROJECT |                |                 |
            PERFORM_DATASET_RW_ACTIONS_AS_ADMIN   |                |                 |
            CREATE_SNAPSHOT                       | x              | x               | x
            CREATE_DATASET_FROM_SNAPSHOT          | x              | x               | x
            """);

    /** Of a reader of the dataset: more than that is asked of him only as long as there is a project. */
    private static final PermissionTable PROJECT_ROLES_OF_A_READER = PermissionTable.parse("""
            permission                            | owner | contributor | resultsConsumer | launcherUser | projectImporter
            LIST_DATASET_RW                       | x     | x           | x               | x            | x
            READ_DATASET_RW                       | x     | x           | x               | x            | x
            UPDATE_DATASET_RW                     |       |             |                 |              |
            EDIT_SECURITY_DATASET_RW              |       |             |                 |              |
            DELETE_DATASET_RW                     |       |             |                 |              |
            PERMANENT_DELETE_DATASET_RW           |       |             |                 |              |
            PERFORM_DATASET_RW_ACTIONS_IN_PROJECT | x     | x           |                 |              |
            PERFORM_DATASET_RW_ACTIONS_AS_ADMIN   |       |             |                 |              |
            CREATE_SNAPSHOT                       | x     | x           | x               | x            | x
            CREATE_DATASET_FROM_SNAPSHOT          | x     | x           |                 |              |
            """);

    private static final PermissionTable ENVIRONMENT_ROLES = PermissionTable.parse("""
            permission       | OWNER | USER
            VIEW_ENVIRONMENT | x     | x
            EDIT_ENVIRONMENT | x     |
            """);

    private static final Map<String, SystemRole> SYSTEM_ROLE = byWord(SystemRole.values());
    private static final Map<String, ProjectRole> PROJECT_ROLE = byWord(ProjectRole.values());
    private static final Map<String, ProjectVisibility> VISIBILITY = byWord(ProjectVisibility.values());
    private static final Map<String, DatasetRole> DATASET_ROLE = byWord(DatasetRole.values());
    private static final Map<String, OrganizationRole> ORGANIZATION_ROLE = byWord(OrganizationRole.values());
    private static final Map<String, DataSourceRole> DATA_SOURCE_ROLE = byWord(DataSourceRole.values());

    @TestFactory
    Stream<DynamicTest> what_a_system_role_holds() {
        return tests(SYSTEM_ROLES, role -> CallerRoles.inInstallation(Set.of(known(SYSTEM_ROLE, role))));
    }

    @TestFactory
    Stream<DynamicTest> what_a_project_role_holds_in_a_private_project() {
        return tests(
                PROJECT_ROLES,
                role -> CallerRoles.of(
                                Set.of(),
                                new ProjectRoles(Set.of(known(PROJECT_ROLE, role)), ProjectVisibility.PRIVATE))
                        .asSelf());
    }

    @Test
    void nobody_leaves_a_project_for_somebody_else() {
        CallerRoles owner =
                CallerRoles.of(Set.of(), new ProjectRoles(Set.of(ProjectRole.OWNER), ProjectVisibility.PUBLIC));
        assertThat(Permission.LEAVE_PROJECT.isHeldBy(owner)).isFalse();
    }

    @TestFactory
    Stream<DynamicTest> what_everybody_holds_by_the_visibility_of_a_project() {
        return tests(
                VISIBILITIES,
                visibility -> CallerRoles.of(Set.of(), new ProjectRoles(Set.of(), known(VISIBILITY, visibility))));
    }

    @TestFactory
    Stream<DynamicTest> what_an_organization_role_holds() {
        return tests(ORGANIZATION_ROLES, role -> CallerRoles.of(Set.of(), known(ORGANIZATION_ROLE, role)));
    }

    @TestFactory
    Stream<DynamicTest> what_an_owner_and_a_user_of_a_data_source_hold() {
        return tests(DATA_SOURCE_ROLES, role -> CallerRoles.of(Set.of(), known(DATA_SOURCE_ROLE, role)));
    }

    @TestFactory
    Stream<DynamicTest> what_a_role_holds_in_a_dataset_without_project() {
        return tests(
                DATASET_ROLES,
                role -> CallerRoles.of(Set.of(), new DatasetRoles(Set.of(known(DATASET_ROLE, role)), null)));
    }

    @TestFactory
    Stream<DynamicTest> what_a_project_role_adds_for_a_reader_of_a_dataset() {
        return tests(
                PROJECT_ROLES_OF_A_READER,
                role -> CallerRoles.of(
                        Set.of(),
                        new DatasetRoles(
                                Set.of(DatasetRole.READER),
                                new ProjectRoles(Set.of(known(PROJECT_ROLE, role)), ProjectVisibility.PRIVATE))));
    }

    @Test
    void a_project_gives_no_access_to_its_datasets() {
        CallerRoles owner = CallerRoles.of(
                Set.of(),
                new DatasetRoles(Set.of(), new ProjectRoles(Set.of(ProjectRole.OWNER), ProjectVisibility.PUBLIC)));
        assertThat(about(Scope.DATASET).stream().filter(permission -> permission.isHeldBy(owner)))
                .containsExactly(Permission.PERFORM_DATASET_RW_ACTIONS_IN_PROJECT);
    }

    @Test
    void a_reader_outside_a_private_project_makes_nothing_of_its_datasets() {
        CallerRoles reader = CallerRoles.of(
                Set.of(),
                new DatasetRoles(Set.of(DatasetRole.READER), new ProjectRoles(Set.of(), ProjectVisibility.PRIVATE)));
        assertThat(Permission.CREATE_SNAPSHOT.isHeldBy(reader)).isFalse();
        assertThat(Permission.CREATE_DATASET_FROM_SNAPSHOT.isHeldBy(reader)).isFalse();
    }

    @TestFactory
    Stream<DynamicTest> what_an_environment_role_holds() {
        return tests(ENVIRONMENT_ROLES, role -> CallerRoles.of(Set.of(), EnvironmentRole.valueOf(role)));
    }

    @ParameterizedTest
    @EnumSource
    void a_system_administrator_holds_every_permission(Permission permission) {
        assertThat(permission.isHeldBy(CallerRoles.inInstallation(Set.of(SystemRole.SYS_ADMIN))))
                .isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void a_lite_user_outside_everything_holds_none(Permission permission) {
        assertThat(permission.isHeldBy(CallerRoles.inInstallation(Set.of()))).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void about_himself_a_user_holds_one_permission_more(Permission permission) {
        CallerRoles self = CallerRoles.inInstallation(Set.of()).asSelf();
        assertThat(permission.isHeldBy(self)).isEqualTo(permission == Permission.UPDATE_USER);
    }

    @Test
    void roles_add_up() {
        CallerRoles both = CallerRoles.of(
                Set.of(),
                new ProjectRoles(
                        EnumSet.of(ProjectRole.LAUNCHER_USER, ProjectRole.CONTRIBUTOR), ProjectVisibility.PRIVATE));
        assertThat(Permission.EDIT.isHeldBy(both)).isTrue();
    }

    @Test
    void no_permission_is_missing_from_the_tables() {
        assertThat(SYSTEM_ROLES.permissions()).containsExactlyInAnyOrder(Permission.values());
        assertThat(PROJECT_ROLES.permissions()).containsExactlyInAnyOrderElementsOf(about(Scope.PROJECT));
        assertThat(VISIBILITIES.permissions()).containsExactlyInAnyOrderElementsOf(about(Scope.PROJECT));
        assertThat(ORGANIZATION_ROLES.permissions()).containsExactlyInAnyOrderElementsOf(about(Scope.ORGANIZATION));
        assertThat(DATA_SOURCE_ROLES.permissions()).containsExactlyInAnyOrderElementsOf(about(Scope.DATA_SOURCE));
        assertThat(DATASET_ROLES.permissions()).containsExactlyInAnyOrderElementsOf(about(Scope.DATASET));
        assertThat(PROJECT_ROLES_OF_A_READER.permissions()).containsExactlyInAnyOrderElementsOf(about(Scope.DATASET));
        assertThat(ENVIRONMENT_ROLES.permissions()).containsExactlyInAnyOrderElementsOf(about(Scope.ENVIRONMENT));
    }

    @Test
    void no_role_is_missing_from_the_tables() {
        assertThat(SYSTEM_ROLES.holders())
                .containsExactlyInAnyOrderElementsOf(SYSTEM_ROLE.keySet().stream()
                        .filter(role -> SYSTEM_ROLE.get(role) != SystemRole.SYS_ADMIN)
                        .toList());
        assertThat(PROJECT_ROLES.holders()).containsExactlyInAnyOrderElementsOf(PROJECT_ROLE.keySet());
        assertThat(VISIBILITIES.holders()).containsExactlyInAnyOrderElementsOf(VISIBILITY.keySet());
        assertThat(ORGANIZATION_ROLES.holders()).containsExactlyInAnyOrderElementsOf(ORGANIZATION_ROLE.keySet());
        assertThat(DATA_SOURCE_ROLES.holders()).containsExactlyInAnyOrderElementsOf(DATA_SOURCE_ROLE.keySet());
        assertThat(DATASET_ROLES.holders()).containsExactlyInAnyOrderElementsOf(DATASET_ROLE.keySet());
    }

    @Test
    void a_permission_is_called_as_the_api_spells_it() {
        assertThat(Permission.MANAGE_COLLABORATORS.label()).isEqualTo("ManageCollaborators");
        assertThat(Permission.EDIT.label()).isEqualTo("Edit");
    }

    private static Stream<DynamicTest> tests(PermissionTable table, Function<String, CallerRoles> roles) {
        return table.cells()
                .map(cell -> dynamicTest(
                        "%s %s %s".formatted(cell.holder(), cell.isHeld() ? "holds" : "lacks", cell.permission()),
                        () -> assertThat(cell.permission().isHeldBy(roles.apply(cell.holder())))
                                .isEqualTo(cell.isHeld())));
    }

    private static List<Permission> about(Scope scope) {
        return Arrays.stream(Permission.values())
                .filter(permission -> permission.scope() == scope)
                .toList();
    }

    private static <E extends Enum<E>> E known(Map<String, E> byWord, String word) {
        return Objects.requireNonNull(byWord.get(word), word);
    }

    /** The constants by the words that stand for them in JSON. */
    private static <E extends Enum<E>> Map<String, E> byWord(E[] constants) {
        return Arrays.stream(constants)
                .collect(Collectors.toMap(
                        constant -> JsonMapper.shared().valueToTree(constant).asString(), Function.identity()));
    }
}
