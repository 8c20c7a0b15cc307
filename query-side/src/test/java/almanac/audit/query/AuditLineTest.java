package almanac.audit.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import almanac.audit.event.RefusalEvent.CommandFailed;
import almanac.audit.event.RefusalEvent.CommandRefused;
import almanac.organization.event.OrganizationEvent.OrganizationCreated;
import almanac.project.event.GoalEvent.GoalAdded;
import almanac.project.event.GoalEvent.GoalCompleted;
import almanac.project.event.ProjectEvent.CollaboratorAdded;
import almanac.project.event.ProjectEvent.ProjectCreated;
import almanac.project.event.ProjectEvent.TemplateApplied;
import almanac.shared.AccessKeyId;
import almanac.shared.AccountId;
import almanac.shared.Actor;
import almanac.shared.EncryptedText;
import almanac.shared.GoalId;
import almanac.shared.Json;
import almanac.shared.OrganizationId;
import almanac.shared.ProjectId;
import almanac.shared.ProjectRole;
import almanac.shared.ProjectVisibility;
import almanac.shared.UserId;
import almanac.user.event.AccessKeyEvent.AccessKeyIssued;
import almanac.user.event.AccessKeyKind;
import almanac.user.event.UserEvent.UserRegistered;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.SimpleSerializedObject;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Given an event, then its line; and every event of every feature has one that says something. */
class AuditLineTest {

    private static final String ADDRESS = "[0-9a-f.:]+(/64)?";

    private static final Path GOLDEN_FILES = Path.of("..", "shared-events", "src", "test", "resources", "contract");
    private static final String STREAM = "66b0000000000000000000e5";
    private static final ProjectId PROJECT = new ProjectId(STREAM);
    private static final GoalId GOAL = new GoalId("66b0000000000000000000f6");
    private static final UserId ANA = new UserId("66b0000000000000000000a1");
    private static final MetaData SENT_BY_ANA = MetaData.from(Map.of(
            Actor.USER_ID, ANA.value(), Actor.CREDENTIAL, "66b0000000000000000000d4", Actor.REQUEST_ID, "request-1"));

    /** Events that name files by their digests, which tell no secret. */
    private static final Set<String> HAVE_DIGESTS_OF_FILES = Set.of("run", "modelVersion");

    @TestFactory
    Stream<DynamicTest> every_stored_event_has_a_line_that_says_something() throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(GOLDEN_FILES)) {
            files = all.filter(Files::isRegularFile).sorted().toList();
        }
        assertThat(files).hasSizeGreaterThan(25);
        return files.stream()
                .map(file -> dynamicTest(file.getFileName().toString(), () -> {
                    Object event = read(file);
                    AuditLine line = AuditLine.of(inStream(event));
                    assertThat(line.event()).matches("(Refused: |Failed: )?[A-Z][a-z]+( [A-Z][a-z]+)*");
                    assertThat(line.targetType())
                            .matches("user|accessKey|organization|project|goal|operation|dataSource|dataSourceAccess"
                                    + "|dataset|datasetFile|snapshot|environment|hardwareTier|push|gitCredential|job|workspace|source"
                                    + "|billingTag|billingSettings|costSettings|budget|machine|gatewayEndpoint|gatewayCall|gatewayBudget"
                                    + "|experiment|run|artifact|loggedModel|registeredModel|modelVersion|modelStages|projectAccess"
                                    + "|metric|monitoredModel|delivery|notificationSettings"
                                    + "|modelApi|modelApiVersion|modelApiToken|prediction|invocation");
                    assertThat(line.targetId()).matches(line.targetType().equals("source") ? ADDRESS : "[0-9a-f]{24}");
                    assertThat(line.actorId()).isEqualTo(ANA.value());
                    assertThat(line.changes()).doesNotContainIgnoringCase("sealed", "0a041b94");
                    if (!HAVE_DIGESTS_OF_FILES.contains(line.targetType())) {
                        assertThat(line.changes()).doesNotContainIgnoringCase("digest");
                    }
                }));
    }

    @Test
    void a_line_says_who_did_what_to_what_and_in_which_request() {
        EventMessage<?> message = inStream(new ProjectCreated(PROJECT, ANA, "churn", "", ProjectVisibility.PRIVATE));
        AuditLine line = AuditLine.of(message);
        assertThat(line.eventId()).isEqualTo(message.getIdentifier());
        assertThat(line.at()).isEqualTo(message.getTimestamp());
        assertThat(line.event()).isEqualTo("Project Created");
        assertThat(line.outcome()).isEqualTo(AuditOutcome.DONE);
        assertThat(line.code()).isNull();
        assertThat(line.targetType()).isEqualTo("project");
        assertThat(line.targetId()).isEqualTo(STREAM);
        assertThat(line.targetName()).isEqualTo("churn");
        assertThat(line.projectId()).isEqualTo(STREAM);
        assertThat(line.credential()).isEqualTo("66b0000000000000000000d4");
        assertThat(line.requestId()).isEqualTo("request-1");
        assertThat(changes(line))
                .containsExactly(
                        new AuditFieldChangeV1("owner", "user", ANA.value()),
                        new AuditFieldChangeV1("name", "string", "churn"),
                        new AuditFieldChangeV1("description", "string", ""),
                        new AuditFieldChangeV1("visibility", "string", "private"));
    }

    @Test
    void a_name_of_something_else_is_not_the_targets() {
        AuditLine line = AuditLine.of(inStream(new TemplateApplied(PROJECT, "t1", "starter", null)));
        assertThat(line.targetName()).isNull();
        assertThat(changes(line)).contains(new AuditFieldChangeV1("name", "string", "starter"));
    }

    @Test
    void things_are_called_what_their_first_event_calls_them() {
        OrganizationId organization = new OrganizationId("66b0000000000000000000c3");
        AccessKeyId key = new AccessKeyId("66b0000000000000000000d4");
        assertThat(nameIn(new OrganizationCreated(organization, "acme"))).isEqualTo("acme");
        assertThat(nameIn(new GoalAdded(GOAL, PROJECT, "recall", null, null, null)))
                .isEqualTo("recall");
        assertThat(nameIn(new AccessKeyIssued(key, ANA, AccessKeyKind.API_KEY, "laptop", "d1")))
                .isEqualTo("laptop");
    }

    @Test
    void a_goal_is_in_the_project_that_its_first_event_names() {
        AuditLine added = AuditLine.of(inStream(new GoalAdded(GOAL, PROJECT, "recall", null, null, ANA)));
        assertThat(added.projectId()).isEqualTo(STREAM);
        assertThat(changes(added))
                .contains(new AuditFieldChangeV1("assignee", "user", ANA.value()))
                .noneMatch(change -> change.fieldType().equals("project"));
        assertThat(AuditLine.of(inStream(new GoalCompleted(GOAL))).projectId()).isNull();
    }

    @Test
    void whoever_else_an_event_names_is_told_by_the_kind_of_his_id() {
        AccountId bo = new AccountId("66b0000000000000000000b2");
        AuditLine line = AuditLine.of(inStream(new CollaboratorAdded(PROJECT, bo, ProjectRole.CONTRIBUTOR)));
        assertThat(changes(line))
                .containsExactly(
                        new AuditFieldChangeV1("collaborator", "account", bo.value()),
                        new AuditFieldChangeV1("role", "string", "contributor"));
    }

    @Test
    void nothing_is_said_of_what_is_sealed_or_not_to_be_disclosed() {
        EncryptedText sealed = new EncryptedText("c2VhbGVk");
        assertThat(changes(AuditLine.of(in(ANA, new UserRegistered(ANA, sealed, sealed, sealed, sealed)))))
                .isEmpty();
        AccessKeyId key = new AccessKeyId("66b0000000000000000000d4");
        AccessKeyIssued issued = new AccessKeyIssued(key, ANA, AccessKeyKind.API_KEY, "laptop", "d1");
        assertThat(changes(AuditLine.of(in(key, issued))))
                .extracting(AuditFieldChangeV1::fieldName)
                .containsExactly("user", "kind", "name");
    }

    @Test
    void a_refusal_is_about_what_the_command_was_for() {
        CommandRefused refusal = new CommandRefused("SetGoalCompletion", "NOT_ALLOWED", "goal", GOAL.value(), PROJECT);
        AuditLine line = AuditLine.of(new GenericEventMessage<>(refusal, SENT_BY_ANA));
        assertThat(line.event()).isEqualTo("Refused: Set Goal Completion");
        assertThat(line.outcome()).isEqualTo(AuditOutcome.REFUSED);
        assertThat(line.code()).isEqualTo("NOT_ALLOWED");
        assertThat(line.targetType()).isEqualTo("goal");
        assertThat(line.targetId()).isEqualTo(GOAL.value());
        assertThat(line.projectId()).isEqualTo(STREAM);
        assertThat(changes(line)).isEmpty();
    }

    @Test
    void a_failure_need_not_be_about_anything() {
        CommandFailed failure = new CommandFailed("Tidy", "java.lang.IllegalStateException", null, null, null);
        AuditLine line = AuditLine.of(new GenericEventMessage<>(failure));
        assertThat(line.event()).isEqualTo("Failed: Tidy");
        assertThat(line.outcome()).isEqualTo(AuditOutcome.FAILED);
        assertThat(line.code()).isEqualTo("java.lang.IllegalStateException");
        assertThat(line.targetId()).isNull();
        assertThat(line.actorId()).isEmpty();
    }

    private static EventMessage<?> inStream(Object event) {
        return in(PROJECT, event);
    }

    private static EventMessage<?> in(Object stream, Object event) {
        return new GenericDomainEventMessage<>("Any", stream.toString(), 3, event, SENT_BY_ANA);
    }

    private static List<AuditFieldChangeV1> changes(AuditLine line) {
        return AuditChanges.read(line.changes());
    }

    private static @Nullable String nameIn(Object event) {
        return AuditLine.of(inStream(event)).targetName();
    }

    private static Object read(Path file) {
        JsonNode stored = JsonMapper.shared().readTree(file);
        return Objects.requireNonNull(Json.serializer()
                .deserialize(new SimpleSerializedObject<>(
                        stored.path("payload").toString().getBytes(StandardCharsets.UTF_8),
                        byte[].class,
                        stored.path("type").asString(),
                        null)));
    }
}
