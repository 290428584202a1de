/** The folders of a framework that hold no competencies, with what each of their files is. */
export const companionFolders = {
  qualifications: "qualification",
  roles: "role",
  resources: "resource",
  stories: "story",
  pages: "page",
} as const;
