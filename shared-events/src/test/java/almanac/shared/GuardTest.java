package almanac.shared;

import static almanac.shared.DatasetRole.READER;
import static almanac.shared.ErrorCode.DATASET_NOT_FOUND;
import static almanac.shared.ErrorCode.DATA_SOURCE_NOT_FOUND;
import static almanac.shared.ErrorCode.JOB_NOT_FOUND;
import static almanac.shared.ErrorCode.NOT_ALLOWED;
import static almanac.shared.ErrorCode.NOT_LOGGED_IN;
import static almanac.shared.ErrorCode.ORGANIZATION_NOT_FOUND;
import static almanac.shared.ErrorCode.PROJECT_NOT_FOUND;
import static almanac.shared.ErrorCode.SNAPSHOT_NOT_FOUND;
import static almanac.shared.ProjectRole.CONTRIBUTOR;
import static almanac.shared.ProjectRole.LAUNCHER_USER;
import static almanac.shared.ProjectVisibility.PRIVATE;
import static almanac.shared.ProjectVisibility.SEARCHABLE;
import static almanac.shared.SystemRole.PRACTITIONER;
import static almanac.shared.SystemRole.PROJECT_MANAGER;
import static almanac.shared.SystemRole.SYS_ADMIN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.messaging.ResultMessage;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.junit.jupiter.api.Test;

class GuardTest {

    private static final UserId ANA = new UserId("66b0000000000000000000a1");
    private static final UserId BO = new UserId("66b0000000000000000000b2");
    private static final UserId STRANGER = new UserId("66b0000000000000000000ff");
    private static final ProjectId CHURN = new ProjectId("66b0000000000000000000e5");
    private static final JobId TRAINING = new JobId("66b0000000000000000000d7");
    private static final OrganizationId ACTUARIES = new OrganizationId("66b00000000000000000a001");

    private static final DataSourceId WAREHOUSE = new DataSourceId("66b00000000000000000d501");
    private static final DatasetId CUSTOMERS = new DatasetId("66b0000000000000000000d1");
    private static final SnapshotId MAY = new SnapshotId("66b000000000000000000051");

    private final KnownRoles roleLookup = new KnownRoles();
    private final Guard guard = new Guard(roleLookup);

    record Unannotated() {}

    @SystemOnly
    record ForTheSystem() {}

    @OpenToAll
    record Open() {}

    @Requires({Permission.CREATE_PROJECT, Permission.MANAGE_ORGANIZATIONS})
    record NeedsBoth() {}

    @Requires(Permission.REGISTER_MONITORING_DATASET)
    record Log(List<MonitoredModelId> models) implements Scoped.Several {

        @Override
        public List<Scoped.MonitoredModel> each() {
            return models.stream()
                    .map(model -> (Scoped.MonitoredModel) () -> model)
                    .toList();
        }
    }

    @Test
    void of_several_models_each_must_be_one_that_the_sender_may_log() {
        MonitoredModelId own = new MonitoredModelId("66b00000000000000000ab01");
        MonitoredModelId read = new MonitoredModelId("66b00000000000000000ab02");
        MonitoredModelId hidden = new MonitoredModelId("66b00000000000000000ab03");
        MonitoredModelId unknown = new MonitoredModelId("66b00000000000000000ab04");
        roleLookup
                .put(ANA, CallerRoles.inInstallation(Set.of()))
                .put(ANA, own, inProject(ProjectRole.CONTRIBUTOR))
                .put(ANA, read, inProject(ProjectRole.RESULTS_CONSUMER))
                .put(ANA, hidden, CallerRoles.of(Set.of(), new ProjectRoles(Set.of(), PRIVATE)));
        guard.check(new Log(List.of(own)), ANA.value());
        assertThat(refused(own, read)).isEqualTo(ErrorCode.NOT_ALLOWED);
        assertThat(refused(own, hidden)).isEqualTo(ErrorCode.MONITORED_MODEL_NOT_FOUND);
        assertThat(refused(own, unknown)).isEqualTo(ErrorCode.MONITORED_MODEL_NOT_FOUND);
        assertThat(refused()).isEqualTo(ErrorCode.NOT_ALLOWED);
    }

    private static CallerRoles inProject(ProjectRole role) {
        return CallerRoles.of(Set.of(), new ProjectRoles(Set.of(role), PRIVATE));
    }

    private ErrorCode refused(MonitoredModelId... models) {
        return catchThrowableOfType(DomainException.class, () -> guard.check(new Log(List.of(models)), ANA.value()))
                .code();
    }

    @Requires(Permission.UPDATE_USER)
    record ChangeUser(UserId user) implements Scoped.User {}

    @Requires(Permission.EDIT)
    record EditProject(ProjectId project) implements Scoped.Project {}

    @Requires(Permission.MANAGE_DATA_SOURCE)
    record ManageDataSource(DataSourceId dataSource) implements Scoped.DataSource {}

    @Requires(Permission.START_JOB)
    record StopRun(JobId job) implements Scoped.Job {}

    @Requires(Permission.EDIT_MEMBERS)
    record EditMembers(OrganizationId organization) implements Scoped.Organization {}

    @Requires(Permission.UPDATE_DATASET_RW)
    record EditDataset(DatasetId dataset) implements Scoped.Dataset {}

    @Requires(Permission.UPDATE_DATASET_RW)
    record ReadSnapshot(SnapshotId snapshot) implements Scoped.Snapshot {}

    @Requires({Permission.EDIT, Permission.READ_DATASET_RW})
    record ShareDataset(ProjectId project, DatasetId dataset) implements Scoped.Project, Scoped.Dataset {}

    @Requires({Permission.CREATE_PROJECT, Permission.LIST_PROJECT})
    record CopyProject(ProjectId project) implements Scoped.Project {}

    @Requires(Permission.CREATE_PROJECT)
    record ConditionalPermissions(Set<Permission> alsoRequires) implements Scoped.ConditionalPermissions {}

    @Test
    void a_type_that_says_nothing_is_refused_to_administrators_too() {
        roleLookup.put(ANA, CallerRoles.inInstallation(Set.of(SYS_ADMIN)));
        assertThat(refusal(new Unannotated(), ANA)).isEqualTo(NOT_ALLOWED);
    }

    @Test
    void a_type_for_the_system_is_refused_to_administrators_too() {
        roleLookup.put(ANA, CallerRoles.inInstallation(Set.of(SYS_ADMIN)));
        assertThat(refusal(new ForTheSystem(), ANA)).isEqualTo(NOT_ALLOWED);
    }

    @Test
    void the_system_may_send_everything() {
        assertThat(answer(new Unannotated(), Actor.SYSTEM)).isEqualTo("answered");
        assertThat(answer(new ForTheSystem(), Actor.SYSTEM)).isEqualTo("answered");
        assertThat(answer(new EditProject(CHURN), Actor.SYSTEM)).isEqualTo("answered");
    }

    @Test
    void a_message_from_nobody_is_refused() {
        assertThat(refusal(new Open(), Map.of())).isEqualTo(NOT_LOGGED_IN);
    }

    @Test
    void a_type_open_to_all_is_open_to_every_user() {
        roleLookup.put(ANA, CallerRoles.inInstallation(Set.of()));
        assertThat(answer(new Open(), ANA.value())).isEqualTo("answered");
    }

    @Test
    void whoever_is_no_active_user_is_not_logged_in() {
        assertThat(refusal(new Open(), STRANGER)).isEqualTo(NOT_LOGGED_IN);
        assertThat(refusal(new NeedsBoth(), STRANGER)).isEqualTo(NOT_LOGGED_IN);
        assertThat(refusal(new ChangeUser(STRANGER), STRANGER)).isEqualTo(NOT_LOGGED_IN);
    }

    @Test
    void several_permissions_are_needed_together() {
        roleLookup.put(ANA, CallerRoles.inInstallation(Set.of(PRACTITIONER)));
        assertThat(refusal(new NeedsBoth(), ANA)).isEqualTo(NOT_ALLOWED);
        roleLookup.put(ANA, CallerRoles.inInstallation(Set.of(PROJECT_MANAGER)));
        assertThat(refusal(new NeedsBoth(), ANA)).isEqualTo(NOT_ALLOWED);
        roleLookup.put(ANA, CallerRoles.inInstallation(Set.of(PRACTITIONER, PROJECT_MANAGER)));
        assertThat(answer(new NeedsBoth(), ANA.value())).isEqualTo("answered");
    }

    @Test
    void the_refusal_names_the_permission_that_is_lacking() {
        roleLookup.put(ANA, CallerRoles.inInstallation(Set.of(PRACTITIONER)));
        assertThat(thrown(new NeedsBoth(), Actor.metaData(ANA.value(), "r-1")))
                .hasMessageContaining("ManageOrganizations");
    }

    @Test
    void a_user_may_change_himself_only() {
        roleLookup.put(ANA, CallerRoles.inInstallation(Set.of()));
        assertThat(answer(new ChangeUser(ANA), ANA.value())).isEqualTo("answered");
        assertThat(refusal(new ChangeUser(BO), ANA)).isEqualTo(NOT_ALLOWED);
    }

    @Test
    void whoever_holds_the_permission_in_the_project_may() {
        roleLookup.put(ANA, CHURN, CallerRoles.of(Set.of(), new ProjectRoles(Set.of(CONTRIBUTOR), PRIVATE)));
        assertThat(answer(new EditProject(CHURN), ANA.value())).isEqualTo("answered");
    }

    @Test
    void whoever_sees_the_project_but_lacks_the_permission_is_not_allowed() {
        roleLookup.put(ANA, CHURN, CallerRoles.of(Set.of(), new ProjectRoles(Set.of(LAUNCHER_USER), PRIVATE)));
        assertThat(refusal(new EditProject(CHURN), ANA)).isEqualTo(NOT_ALLOWED);
        roleLookup.put(BO, CHURN, CallerRoles.of(Set.of(), new ProjectRoles(Set.of(), SEARCHABLE)));
        assertThat(refusal(new EditProject(CHURN), BO)).isEqualTo(NOT_ALLOWED);
    }

    @Test
    void to_whoever_may_not_know_of_it_a_project_does_not_exist() {
        roleLookup.put(ANA, CHURN, CallerRoles.of(Set.of(PRACTITIONER), new ProjectRoles(Set.of(), PRIVATE)));
        assertThat(refusal(new EditProject(CHURN), ANA)).isEqualTo(PROJECT_NOT_FOUND);
    }

    @Test
    void a_project_that_does_not_exist_is_not_found_by_administrators_either() {
        roleLookup.put(ANA, CallerRoles.inInstallation(Set.of(SYS_ADMIN)));
        assertThat(refusal(new EditProject(CHURN), ANA)).isEqualTo(PROJECT_NOT_FOUND);
    }

    @Test
    void a_project_that_he_sees_is_not_hidden_from_a_caller_who_lacks_a_system_role() {
        roleLookup.put(ANA, CallerRoles.inInstallation(Set.of()));
        roleLookup.put(ANA, CHURN, CallerRoles.of(Set.of(), new ProjectRoles(Set.of(CONTRIBUTOR), PRIVATE)));
        assertThat(refusal(new CopyProject(CHURN), ANA)).isEqualTo(NOT_ALLOWED);
    }

    @Test
    void a_hidden_project_stays_hidden_from_a_caller_who_lacks_a_system_role() {
        roleLookup.put(ANA, CallerRoles.inInstallation(Set.of()));
        roleLookup.put(ANA, CHURN, CallerRoles.of(Set.of(), new ProjectRoles(Set.of(), PRIVATE)));
        assertThat(refusal(new CopyProject(CHURN), ANA)).isEqualTo(PROJECT_NOT_FOUND);
    }

    @Test
    void a_message_about_a_job_needs_the_permission_in_its_project() {
        roleLookup.put(ANA, TRAINING, CallerRoles.of(Set.of(), new ProjectRoles(Set.of(CONTRIBUTOR), PRIVATE)));
        roleLookup.put(BO, TRAINING, CallerRoles.of(Set.of(), new ProjectRoles(Set.of(LAUNCHER_USER), PRIVATE)));
        assertThat(answer(new StopRun(TRAINING), ANA.value())).isEqualTo("answered");
        assertThat(refusal(new StopRun(TRAINING), BO)).isEqualTo(NOT_ALLOWED);
    }

    @Test
    void to_whoever_may_not_know_of_its_project_a_job_does_not_exist() {
        roleLookup.put(ANA, TRAINING, CallerRoles.of(Set.of(), new ProjectRoles(Set.of(), PRIVATE)));
        roleLookup.put(BO, CallerRoles.inInstallation(Set.of(SYS_ADMIN)));
        assertThat(refusal(new StopRun(TRAINING), ANA)).isEqualTo(JOB_NOT_FOUND);
        assertThat(refusal(new StopRun(TRAINING), BO)).isEqualTo(JOB_NOT_FOUND);
        assertThat(refusal(new StopRun(TRAINING), STRANGER)).isEqualTo(NOT_LOGGED_IN);
    }

    @Test
    void an_admin_may_change_his_organization() {
        roleLookup.put(ANA, ACTUARIES, CallerRoles.of(Set.of(), OrganizationRole.ADMIN));
        assertThat(answer(new EditMembers(ACTUARIES), ANA.value())).isEqualTo("answered");
    }

    @Test
    void a_member_is_not_allowed_to_change_his_organization() {
        roleLookup.put(ANA, ACTUARIES, CallerRoles.of(Set.of(), OrganizationRole.MEMBER));
        assertThat(refusal(new EditMembers(ACTUARIES), ANA)).isEqualTo(NOT_ALLOWED);
    }

    @Test
    void to_whoever_is_no_member_an_organization_does_not_exist() {
        roleLookup.put(ANA, ACTUARIES, CallerRoles.of(Set.of(), null));
        roleLookup.put(BO, CallerRoles.inInstallation(Set.of()));
        assertThat(refusal(new EditMembers(ACTUARIES), ANA)).isEqualTo(ORGANIZATION_NOT_FOUND);
        assertThat(refusal(new EditMembers(ACTUARIES), BO)).isEqualTo(ORGANIZATION_NOT_FOUND);
    }

    @Test
    void whose_a_data_source_is_may_manage_it() {
        roleLookup.put(ANA, WAREHOUSE, CallerRoles.of(Set.of(), DataSourceRole.OWNER));
        assertThat(answer(new ManageDataSource(WAREHOUSE), ANA.value())).isEqualTo("answered");
    }

    @Test
    void who_uses_a_data_source_is_not_allowed_to_manage_it() {
        roleLookup.put(ANA, WAREHOUSE, CallerRoles.of(Set.of(), DataSourceRole.USER));
        assertThat(refusal(new ManageDataSource(WAREHOUSE), ANA)).isEqualTo(NOT_ALLOWED);
    }

    @Test
    void to_whoever_it_is_not_shared_with_a_data_source_does_not_exist() {
        roleLookup.put(ANA, WAREHOUSE, CallerRoles.of(Set.of(), null));
        roleLookup.put(BO, CallerRoles.inInstallation(Set.of()));
        assertThat(refusal(new ManageDataSource(WAREHOUSE), ANA)).isEqualTo(DATA_SOURCE_NOT_FOUND);
        assertThat(refusal(new ManageDataSource(WAREHOUSE), BO)).isEqualTo(DATA_SOURCE_NOT_FOUND);
    }

    @Test
    void a_message_about_a_snapshot_needs_the_permission_in_its_dataset() {
        roleLookup.put(ANA, MAY, CallerRoles.of(Set.of(), new DatasetRoles(Set.of(DatasetRole.EDITOR), null)));
        roleLookup.put(BO, MAY, CallerRoles.of(Set.of(), new DatasetRoles(Set.of(READER), null)));
        assertThat(answer(new ReadSnapshot(MAY), ANA.value())).isEqualTo("answered");
        assertThat(refusal(new ReadSnapshot(MAY), BO)).isEqualTo(NOT_ALLOWED);
    }

    @Test
    void to_whoever_has_no_role_in_it_a_dataset_does_not_exist_and_its_snapshots_neither() {
        CallerRoles ofProject =
                CallerRoles.of(Set.of(), new DatasetRoles(Set.of(), new ProjectRoles(Set.of(CONTRIBUTOR), PRIVATE)));
        roleLookup.put(ANA, CUSTOMERS, ofProject);
        roleLookup.put(ANA, MAY, ofProject);
        roleLookup.put(BO, CallerRoles.inInstallation(Set.of()));
        assertThat(refusal(new EditDataset(CUSTOMERS), ANA)).isEqualTo(DATASET_NOT_FOUND);
        assertThat(refusal(new EditDataset(CUSTOMERS), BO)).isEqualTo(DATASET_NOT_FOUND);
        assertThat(refusal(new ReadSnapshot(MAY), ANA)).isEqualTo(SNAPSHOT_NOT_FOUND);
        assertThat(refusal(new ReadSnapshot(MAY), BO)).isEqualTo(SNAPSHOT_NOT_FOUND);
    }

    @Test
    void a_message_about_two_things_needs_what_it_says_in_each() {
        roleLookup.put(ANA, CHURN, CallerRoles.of(Set.of(), new ProjectRoles(Set.of(CONTRIBUTOR), PRIVATE)));
        roleLookup.put(ANA, CUSTOMERS, CallerRoles.of(Set.of(), new DatasetRoles(Set.of(READER), null)));
        roleLookup.put(BO, CHURN, CallerRoles.of(Set.of(), new ProjectRoles(Set.of(CONTRIBUTOR), PRIVATE)));
        roleLookup.put(BO, CUSTOMERS, CallerRoles.of(Set.of(), new DatasetRoles(Set.of(), null)));
        assertThat(answer(new ShareDataset(CHURN, CUSTOMERS), ANA.value())).isEqualTo("answered");
        assertThat(refusal(new ShareDataset(CHURN, CUSTOMERS), BO)).isEqualTo(DATASET_NOT_FOUND);
        roleLookup.put(ANA, CHURN, CallerRoles.of(Set.of(), new ProjectRoles(Set.of(LAUNCHER_USER), PRIVATE)));
        assertThat(refusal(new ShareDataset(CHURN, CUSTOMERS), ANA)).isEqualTo(NOT_ALLOWED);
    }

    @Test
    void whoever_is_shut_out_is_told_that_and_nothing_of_what_exists() {
        assertThat(refusal(new EditMembers(ACTUARIES), BO)).isEqualTo(NOT_LOGGED_IN);
        assertThat(refusal(new EditProject(CHURN), BO)).isEqualTo(NOT_LOGGED_IN);
    }

    @Test
    void a_message_may_need_more_than_its_type_says() {
        roleLookup.put(ANA, CallerRoles.inInstallation(Set.of(PRACTITIONER)));
        assertThat(answer(new ConditionalPermissions(Set.of()), ANA.value())).isEqualTo("answered");
        assertThat(refusal(new ConditionalPermissions(Set.of(Permission.PROJECT_CLASSIFIER)), ANA))
                .isEqualTo(NOT_ALLOWED);
    }

    @Test
    void the_handler_may_ask_what_the_caller_is_in_the_project() {
        CallerRoles contributor = CallerRoles.of(Set.of(), new ProjectRoles(Set.of(CONTRIBUTOR), PRIVATE));
        roleLookup.put(ANA, CallerRoles.inInstallation(Set.of(PRACTITIONER)));
        roleLookup.put(ANA, CHURN, contributor);
        assertThat(guard.check(new EditProject(CHURN), ANA.value())).isEqualTo(contributor);
        assertThat(guard.check(new CopyProject(CHURN), ANA.value())).isEqualTo(contributor);
    }

    @Test
    void the_handler_may_ask_what_the_caller_is_in_each_thing() {
        ProjectRoles inProject = new ProjectRoles(Set.of(CONTRIBUTOR), PRIVATE);
        DatasetRoles inDataset = new DatasetRoles(Set.of(READER), null);
        roleLookup.put(ANA, CHURN, CallerRoles.of(Set.of(), inProject));
        roleLookup.put(ANA, CUSTOMERS, CallerRoles.of(Set.of(PRACTITIONER), inDataset));
        CallerRoles roles = guard.check(new ShareDataset(CHURN, CUSTOMERS), ANA.value());
        assertThat(roles.byScope()).isEqualTo(Map.of(Scope.PROJECT, inProject, Scope.DATASET, inDataset));
        assertThat(Permission.EDIT.isHeldBy(roles)).isTrue();
        assertThat(Permission.READ_DATASET_RW.isHeldBy(roles)).isTrue();
        assertThat(Permission.PERFORM_DATASET_RW_ACTIONS_IN_PROJECT.isHeldBy(roles))
                .isFalse();
    }

    @Test
    void a_permission_in_a_scope_that_the_message_has_no_thing_of_is_a_fault() {
        roleLookup.put(ANA, CallerRoles.inInstallation(Set.of(SYS_ADMIN)));
        assertThatThrownBy(() -> guard.check(new ConditionalPermissions(Set.of(Permission.EDIT)), ANA.value()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("PROJECT");
    }

    @Test
    void a_job_has_the_rights_of_its_starter_but_for_those_over_other_people() {
        roleLookup.put(ANA, CallerRoles.inInstallation(Set.of(SYS_ADMIN)));
        roleLookup.put(ANA, CHURN, CallerRoles.of(Set.of(SYS_ADMIN), new ProjectRoles(Set.of(), PRIVATE)));
        Map<String, String> asJob =
                Map.of(Actor.USER_ID, ANA.value(), Actor.CREDENTIAL, Actor.JOB + TRAINING, Actor.REQUEST_ID, "r-1");
        assertThat(handle(new EditProject(CHURN), asJob)).isEqualTo("answered");
        assertThat(refusal(new ChangeUser(ANA), asJob)).isEqualTo(ErrorCode.NOT_FOR_JOBS);
        assertThat(refusal(new NeedsBoth(), asJob)).isEqualTo(ErrorCode.NOT_FOR_JOBS);
    }

    private Object answer(Object payload, String actor) {
        return handle(payload, Actor.metaData(actor, "r-1"));
    }

    private ErrorCode refusal(Object payload, UserId caller) {
        return refusal(payload, Actor.metaData(caller.value(), "r-1"));
    }

    private ErrorCode refusal(Object payload, Map<String, ?> metaData) {
        return thrown(payload, metaData).code();
    }

    private DomainException thrown(Object payload, Map<String, ?> metaData) {
        return catchThrowableOfType(DomainException.class, () -> handle(payload, metaData));
    }

    /** As the buses call it. */
    private Object handle(Object payload, Map<String, ?> metaData) {
        UnitOfWork<?> unit = DefaultUnitOfWork.startAndGet(new GenericMessage<>(payload, metaData));
        ResultMessage<Object> result = unit.executeWithResult(() -> guard.handle(unit, () -> "answered"));
        if (result.isExceptional()) {
            throw (RuntimeException) result.exceptionResult();
        }
        return result.getPayload();
    }
}
