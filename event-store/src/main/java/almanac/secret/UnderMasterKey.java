package almanac.secret;

/** Some of what is kept in the database and can be read with the master key alone. */
public interface UnderMasterKey {

    /** Seals all of it again, in the caller's transaction: from then on the former key opens none of it. */
    void reseal(MasterKey former, MasterKey present);
}
