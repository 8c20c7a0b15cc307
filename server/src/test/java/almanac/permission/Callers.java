package almanac.permission;

import almanac.contract.Api;
import almanac.server.Given;
import almanac.server.Given.Organization;
import almanac.server.Someone;
import java.util.HashMap;
import java.util.Map;

/** The people that the columns of the permission table stand for, on the server of the lane that makes them. */
final class Callers {

    final Someone owner = Someone.called("owner");
    final Someone outsider = Someone.called("outsider");
    final Someone collaborator = Someone.called("collaborator");
    final Someone member = Someone.called("member");
    final Someone admin = Someone.called("admin");
    final Organization crew = Given.anOrganizationOf(admin, member);

    /** Clients by the names of columns; those that every section has are added. */
    static Map<String, Api> byName(Map<String, Api> some) {
        Map<String, Api> people = new HashMap<>(some);
        people.put("anonymous", Given.anonymous());
        people.put("administrator", Given.administrator());
        return people;
    }

    /** The client that a right was given to: to its user, or to an organization that has it as a member. */
    Api grantee(String person) {
        return person.equals("organizationMember") ? member.api() : collaborator.api();
    }
}
