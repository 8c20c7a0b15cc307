package almanac.organization.api;

import almanac.messaging.Caller;
import almanac.organization.command.OrganizationCommand.CreateOrganization;
import almanac.organization.command.OrganizationCommand.PutMember;
import almanac.organization.command.OrganizationCommand.RemoveMember;
import almanac.organization.query.OrganizationQuery.GetOrganization;
import almanac.organization.query.OrganizationQuery.ListAllOrganizations;
import almanac.organization.query.OrganizationQuery.ListOrganizationsOf;
import almanac.organization.query.OrganizationV1;
import almanac.row.Window;
import almanac.shared.IdSource;
import almanac.shared.OrganizationId;
import almanac.shared.OrganizationRole;
import almanac.shared.UserId;
import almanac.web.Answers;
import almanac.web.MetadataV1;
import almanac.web.Paged;
import almanac.web.PaginatedMetadataV1;
import almanac.web.Texts;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Serves organizations and their members (behaviour.md, 3.11). */
@RestController
@Tag(name = "Organizations")
@RequestMapping("/api/organizations/v1/organizations")
class OrganizationController {

    private final Answers answers;
    private final IdSource ids;

    OrganizationController(Answers answers, IdSource ids) {
        this.answers = answers;
        this.ids = ids;
    }

    record OrganizationMemberV1(
            @NotNull UserId userId, @NotNull OrganizationRole organizationRole) {}

    record NewOrganizationV1(
            @NotNull
            @Size(max = Texts.NAME)
            @Pattern(regexp = Texts.PATH_NAME_PATTERN, message = Texts.PATH_NAME_MESSAGE)
            String name,

            @NotNull List<@NotNull @Valid OrganizationMemberV1> members) {

        CreateOrganization toCommand(OrganizationId organization, Caller caller) {
            List<CreateOrganization.Member> founding = members.stream()
                    .map(member -> new CreateOrganization.Member(member.userId(), member.organizationRole()))
                    .toList();
            return new CreateOrganization(organization, name, founding, caller.user());
        }
    }

    record OrganizationEnvelopeV1(OrganizationV1 org, MetadataV1 metadata) {}

    record PaginatedOrganizationEnvelopeV1(List<OrganizationV1> orgs, PaginatedMetadataV1 metadata) {}

    @GetMapping
    PaginatedOrganizationEnvelopeV1 getUserOrgs(
            @RequestParam(required = false) @Nullable String nameFilter, @Paged Window window, Caller caller) {
        return answers.page(
                new ListOrganizationsOf(caller.user(), orEverything(nameFilter), window),
                window,
                caller,
                PaginatedOrganizationEnvelopeV1::new);
    }

    @GetMapping("/all")
    PaginatedOrganizationEnvelopeV1 getAllOrgs(
            @RequestParam(required = false) @Nullable String nameFilter, @Paged Window window, Caller caller) {
        return answers.page(
                new ListAllOrganizations(orEverything(nameFilter), window),
                window,
                caller,
                PaginatedOrganizationEnvelopeV1::new);
    }

    @PostMapping
    ResponseEntity<OrganizationEnvelopeV1> createOrg(@Valid @RequestBody NewOrganizationV1 body, Caller caller) {
        OrganizationId organization = new OrganizationId(ids.next());
        return changed(body.toCommand(organization, caller), organization, caller);
    }

    @GetMapping("/{organizationId}")
    ResponseEntity<OrganizationEnvelopeV1> getOrg(@PathVariable OrganizationId organizationId, Caller caller) {
        return answers.get(new GetOrganization(organizationId), caller, OrganizationEnvelopeV1::new);
    }

    @PutMapping("/{organizationId}/user")
    ResponseEntity<OrganizationEnvelopeV1> addUserToOrg(
            @PathVariable OrganizationId organizationId, @Valid @RequestBody OrganizationMemberV1 body, Caller caller) {
        return changed(new PutMember(organizationId, body.userId(), body.organizationRole()), organizationId, caller);
    }

    @DeleteMapping("/{organizationId}/user")
    ResponseEntity<OrganizationEnvelopeV1> removeUserFromOrg(
            @PathVariable OrganizationId organizationId, @RequestParam UserId memberToRemoveId, Caller caller) {
        return changed(new RemoveMember(organizationId, memberToRemoveId), organizationId, caller);
    }

    /** Returns the changed organization; a caller that makes it for others, or leaves it, sees it for the last time. */
    private ResponseEntity<OrganizationEnvelopeV1> changed(Object command, OrganizationId id, Caller caller) {
        return answers.changeOrLose(command, new GetOrganization(id), caller, OrganizationEnvelopeV1::new);
    }

    private static String orEverything(@Nullable String nameFilter) {
        return Objects.requireNonNullElse(nameFilter, "");
    }
}
