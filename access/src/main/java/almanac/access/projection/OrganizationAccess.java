package almanac.access.projection;

import almanac.access.AccountKind;
import almanac.access.AccountTable;
import almanac.access.NameKeys;
import almanac.organization.event.OrganizationEvent;
import almanac.organization.event.OrganizationEvent.MemberAdded;
import almanac.organization.event.OrganizationEvent.MemberRemoved;
import almanac.organization.event.OrganizationEvent.MemberRoleChanged;
import almanac.organization.event.OrganizationEvent.OrganizationCreated;
import almanac.shared.AccountId;
import almanac.shared.ErrorCode;
import almanac.shared.EventFacts;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Applies events of organizations, which are accounts as users are. */
@Component
@Order(2)
class OrganizationAccess implements AccessPart<OrganizationEvent> {

    private final AccountTable accounts;
    private final NameKeys keys;

    OrganizationAccess(AccountTable accounts, NameKeys keys) {
        this.accounts = accounts;
        this.keys = keys;
    }

    @Override
    public Class<OrganizationEvent> events() {
        return OrganizationEvent.class;
    }

    @Override
    public List<String> tables() {
        return List.of("access_member");
    }

    @Override
    public void apply(OrganizationEvent event, EventFacts facts, NameClaims names) {
        switch (event) {
            case OrganizationCreated e -> add(e, names);
            case MemberAdded e -> accounts.putMember(e.organization(), e.member(), e.role());
            case MemberRoleChanged e -> accounts.putMember(e.organization(), e.member(), e.role());
            case MemberRemoved e -> accounts.removeMember(e.organization(), e.member());
        }
    }

    private void add(OrganizationCreated event, NameClaims names) {
        AccountId account = new AccountId(event.organization().value());
        String key = keys.ofAccount(event.name());
        names.claim(
                () -> accounts.isNameTaken(key),
                () -> accounts.addAccount(account, AccountKind.ORGANIZATION, key),
                () -> accounts.addAccount(account, AccountKind.ORGANIZATION, null),
                ErrorCode.ACCOUNT_NAME_TAKEN,
                event.name());
    }
}
