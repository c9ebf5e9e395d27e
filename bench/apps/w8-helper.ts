export const text = (): string => "helper MARK_0;";
