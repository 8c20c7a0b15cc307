package almanac.secret;

/** Data in the database that can be read with the master key alone. */
public interface UnderMasterKey {

    /** Seals all of the data again, in the caller's transaction: from then on the former key opens none of it. */
    void reseal(MasterKey former, MasterKey present);
}
