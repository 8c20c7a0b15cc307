package almanac.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import almanac.audit.event.RefusalEvent;
import almanac.contract.GoldenFile.Member;
import almanac.organization.event.OrganizationEvent;
import almanac.project.event.GoalEvent;
import almanac.project.event.ProjectEvent;
import almanac.user.event.AccessKeyEvent;
import almanac.user.event.UserEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Events are kept for ever: each has a file with its stored form, and the application reads that file. */
class StoredEventsTest {

    @Test
    void the_event_interfaces_are_found() {
        assertThat(StoredEvents.interfaces())
                .contains(
                        UserEvent.class,
                        AccessKeyEvent.class,
                        OrganizationEvent.class,
                        ProjectEvent.class,
                        GoalEvent.class,
                        RefusalEvent.class);
    }

    @TestFactory
    Stream<DynamicTest> every_event_interface_is_sealed_over_records() {
        return StoredEvents.interfaces().stream()
                .map(type -> dynamicTest(type.getSimpleName(), () -> {
                    assertThat(type.isSealed()).as("%s is sealed", type).isTrue();
                    assertThat(StoredEvents.permitted(type)).isNotEmpty().allMatch(Class::isRecord);
                }));
    }

    @TestFactory
    Stream<DynamicTest> every_event_has_a_file() {
        return StoredEvents.types().stream()
                .map(type -> dynamicTest(
                        type.getSimpleName(),
                        () -> assertThat(GoldenFile.of(type))
                                .as(
                                        "%s has no file: add shared-events/src/test/resources/%s with its type, revision and"
                                                + " payload, every optional member included",
                                        type.getName(), StoredEvents.fileOf(type))
                                .isPresent()));
    }

    @TestFactory
    Stream<DynamicTest> every_file_names_the_type_and_revision_that_the_store_holds() {
        return withFile((type, file) -> {
            assertThat(file.type()).isEqualTo(type.getName()).isEqualTo(GoldenFile.typeWritten(file.read()));
            assertThat(file.revision()).isEqualTo(StoredEvents.revisionOf(type));
        });
    }

    @TestFactory
    Stream<DynamicTest> every_file_holds_every_member() {
        return withFile((type, file) -> assertThat(GoldenFile.members(type))
                .as("members of %s in %s", type.getSimpleName(), StoredEvents.fileOf(type))
                .allMatch(file::has));
    }

    @TestFactory
    Stream<DynamicTest> every_event_read_from_its_file_and_written_again_is_the_same() {
        return withFile((type, file) -> {
            assertThat(file.read()).isInstanceOf(type);
            assertThat(GoldenFile.written(file.read())).isEqualTo(file.payload());
        });
    }

    @TestFactory
    Stream<DynamicTest> every_event_with_a_member_unheard_of_can_be_read() {
        return withFile((type, file) -> assertThat(file.readWithUnknownMember()).isEqualTo(file.read()));
    }

    @TestFactory
    Stream<DynamicNode> every_optional_member_may_be_absent() {
        return StoredEvents.types().stream()
                .filter(type -> !optionalMembers(type).isEmpty())
                .map(type -> dynamicContainer(
                        type.getSimpleName(),
                        optionalMembers(type).stream()
                                .map(member -> dynamicTest(member.toString(), () -> {
                                    GoldenFile file = GoldenFile.of(type).orElseThrow();
                                    assertThat(file.writtenWithout(member)).isEqualTo(file.without(member));
                                }))));
    }

    @Test
    void no_file_is_left_of_an_event_that_is_gone() throws IOException {
        Set<String> known =
                StoredEvents.types().stream().map(StoredEvents::fileOf).collect(Collectors.toSet());
        try (Stream<Path> files = Files.walk(StoredEvents.RESOURCES.resolve("contract"))) {
            List<String> unknown = files.filter(Files::isRegularFile)
                    .map(file ->
                            StoredEvents.RESOURCES.relativize(file).toString().replace('\\', '/'))
                    .filter(file -> !known.contains(file))
                    .sorted(Comparator.naturalOrder())
                    .toList();
            assertThat(unknown)
                    .as("files of events that are gone or have a later revision: read them with an upcaster in a test"
                            + " of its own, and name them here")
                    .isEmpty();
        }
    }

    private static List<Member> optionalMembers(Class<?> type) {
        return GoldenFile.members(type).stream().filter(Member::optional).toList();
    }

    /** One test for each event that has a file; that it has one is a test of its own. */
    private static Stream<DynamicTest> withFile(FileCheck check) {
        return StoredEvents.types().stream()
                .flatMap(type -> GoldenFile.of(type).stream()
                        .map(file -> dynamicTest(type.getSimpleName(), () -> check.check(type, file))));
    }

    private interface FileCheck {
        void check(Class<?> type, GoldenFile file);
    }
}
