package wrong.project.service;

/** Nobody can tell what is in a package of this name, nor what may be null in it. */
public class InAPackageNamedAfterItsKind {}
